import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import compression from 'compression'
import { messageOf, ProblemError } from '#diagnostics'
import {
  cacheControl,
  filesFor,
  matchedPage,
  redirectOf,
  rightSlash,
  sendFile,
  watchSiteAddresses,
} from './serve/index.ts'

export interface ServeOptions {
  /** Site folder, absolute. */
  readonly root: string
  /** 0 for any free one. */
  readonly port: number
  readonly host: string
  readonly trailingSlash: 'always' | 'never' | 'ignore'
  /** Path below which the site lies; empty for none. */
  readonly pathPrefix: string
}

/** A running server. */
export interface SiteServer {
  /** Address of the home page. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves a built site: compressed, hashed files for ever, pages with the slash the site has, redirects, pages with
 * parameters, `404.html` for what there is not. Builds may go on meanwhile: each answer is whole, and the next one is
 * of what is there then.
 *
 * @throws ProblemError `SERVE_NOTHING` when nothing was built, `SERVE_ADDRESS` when the address cannot be had
 */
export async function serveSite(options: ServeOptions): Promise<SiteServer> {
  const { root, pathPrefix, trailingSlash } = options
  const folder = join(root, 'public')
  if (!existsSync(join(folder, 'page-data/app-data.json'))) {
    throw new ProblemError({
      code: 'SERVE_NOTHING',
      severity: 'error',
      message: 'There is no built site to be served',
      hint: 'Run: greenlight build',
      file: folder,
    })
  }
  const addresses = watchSiteAddresses(root)
  const compress = compression()

  const server = createServer((request, response) => {
    compress(toExpress(request), toExpress(response), () => {
      respond(request, response).catch(() => response.destroy())
    })
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const [address = '/', search] = (request.url ?? '/').split('?')
    const query = search === undefined ? '' : `?${search}`
    const pathname = withinPrefix(address)
    if (pathname === undefined) {
      redirect(response, { status: 302, location: `${pathPrefix}/` })
      return
    }
    const { redirects, matchPaths } = addresses()
    const moved = redirectOf(pathname, redirects)
    if (moved) {
      redirect(response, { ...moved, location: moved.location + query })
      return
    }
    const slashed = rightSlash(pathname, { folder, trailingSlash })
    if (slashed !== undefined) {
      redirect(response, { status: 301, location: pathPrefix + slashed + query })
      return
    }
    if (await sendAny(filesFor(pathname, folder), pathname)) return
    const page = matchedPage(pathname, matchPaths)
    if (page !== undefined && (await sendAny([join(folder, page)], page))) return
    const none = '/404.html'
    if (await sendAny([join(folder, none)], none, 404)) return
    response.writeHead(404, { 'Content-Type': 'text/plain', 'Cache-Control': cacheControl(none) })
    response.end(request.method === 'HEAD' ? undefined : 'Not found')

    /** Sends the first of some files that there is. */
    async function sendAny(
      files: readonly string[],
      pathname: string,
      status = 200,
    ): Promise<boolean> {
      for (const file of files) {
        const headers = {
          'Cache-Control': cacheControl(pathname),
          'X-Content-Type-Options': 'nosniff',
        }
        if (await sendFile(file, { request, response, status, headers })) return true
      }
      return false
    }
  }

  /** The path without prefix; undefined for one outside of the site. */
  function withinPrefix(address: string): string | undefined {
    if (pathPrefix === '') return address
    if (address === pathPrefix) return '/'
    return address.startsWith(`${pathPrefix}/`) ? address.slice(pathPrefix.length) : undefined
  }

  await listen(server, options)
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : options.port
  return {
    url: `http://${options.host}:${port}${pathPrefix}/`,
    async close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function redirect(
  response: ServerResponse,
  { status, location }: { readonly status: number; readonly location: string },
): void {
  response.writeHead(status, { Location: location }).end()
}

/** The middleware asks for Express's types and uses Node's part of them. */
function toExpress<T>(value: IncomingMessage | ServerResponse): T {
  return value as T
}

async function listen(server: Server, { port, host }: ServeOptions): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
  } catch (error) {
    throw new ProblemError({
      code: 'SERVE_ADDRESS',
      severity: 'error',
      message: `The site cannot be served at ${host}:${port}: ${messageOf(error)}`,
      hint: 'Another program may have the port: choose one with --port.',
      cause: error,
    })
  }
}
