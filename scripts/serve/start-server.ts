import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import sirv from 'sirv'
import { cacheControl } from './cache-control.ts'
import { compressFolder } from './compress-folder.ts'

/** What to serve, and where. */
export interface ServerOptions {
  /** The built site. */
  folder: string
  /** 0 for any free one. */
  port: number
  host?: string
}

/** A running server. */
export interface SiteServer {
  /** Address of the home page without a slash at its end. */
  url: string
  close(): Promise<void>
}

/**
 * Serves a built site: compressed beforehand as well as possible, pages under one address only (with a slash at the
 * end), hashed files for ever, `404.html` for what there is not. Files are listed at the start: after a build, start
 * again.
 *
 * @throws Error when there is no built site, or the port is taken
 */
export async function startServer(options: ServerOptions): Promise<SiteServer> {
  const folder = resolve(options.folder)
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`There is no built site in ${folder}. Run: npm run build`)
  }
  // Compressed copies live outside of public/: what is deployed stays what the build wrote.
  const compressed = await mkdtemp(join(tmpdir(), 'compressed-site-'))
  await compressFolder({ from: folder, to: compressed })
  const notFound = await readFile(join(folder, '404.html')).catch(() => Buffer.from('Not found'))

  const setHeaders = (response: ServerResponse, pathname: string) => {
    response.setHeader('Cache-Control', cacheControl(pathname))
    response.setHeader('X-Content-Type-Options', 'nosniff')
  }
  const sendCompressed = sirv(compressed, { brotli: true, gzip: true, etag: true, setHeaders })
  const sendPlain = sirv(folder, { etag: true, setHeaders })

  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const target = pageAddress(folder, request.url ?? '/')
    if (target !== null) {
      response.writeHead(301, { Location: target }).end()
      return
    }
    sendCompressed(request, response, () => {
      sendPlain(request, response, () => sendNotFound(request, response, notFound))
    })
  })
  await listen(server, options)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  return {
    url: `http://${options.host ?? 'localhost'}:${port}`,
    close: async () => {
      const closed = new Promise<void>(done => server.close(() => done()))
      server.closeAllConnections()
      await closed
      await rm(compressed, { recursive: true, force: true })
    },
  }
}

/** The address with a slash when a page was asked for without; null when the address is right as it is. */
function pageAddress(folder: string, url: string): string | null {
  const [path = '/', query] = url.split('?', 2)
  // Two slashes at the start of a Location would name another host.
  if (path.endsWith('/') || path.startsWith('//')) return null
  const page = join(folder, decode(path), 'index.html')
  if (!page.startsWith(folder + sep) || !existsSync(page)) return null
  return query === undefined ? `${path}/` : `${path}/?${query}`
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function sendNotFound(request: IncomingMessage, response: ServerResponse, page: Buffer): void {
  response.writeHead(404, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
    'Cache-Control': cacheControl('/404.html'),
  })
  response.end(request.method === 'HEAD' ? undefined : page)
}

async function listen(server: Server, { port, host = 'localhost' }: ServerOptions): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, done)
  })
}
