import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** An HTTP server of the test's own on loopback; `requests` lists the paths asked for, in order. */
export interface TestServer {
  readonly url: string
  readonly requests: readonly string[]
  stop(): Promise<void>
}

/** Starts a server that answers each request with `answer`. */
export async function startHttpServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
): Promise<TestServer> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    Promise.resolve(answer(request, response)).catch(error => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stop: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
