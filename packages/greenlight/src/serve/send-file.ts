import type { Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import etagOf from 'etag'
import isFresh from 'fresh'
import mime from 'mime'
import parseRange from 'range-parser'

export interface SendFileOptions {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** 200 unless given; any other is always answered with the whole file. */
  readonly status?: number
  readonly headers: OutgoingHttpHeaders
}

/**
 * Answers with a file: whole, a part of it, or that the client has it already.
 *
 * Everything is told of the file that was opened, and it is what is sent: builds put new files in the place of old
 * ones, so a path may name another file a moment later, or none. Servers that look first and open then would send the
 * length of one with the content of the other.
 *
 * @param path absolute
 * @returns false, with nothing sent, where there is no such file
 */
export async function sendFile(path: string, options: SendFileOptions): Promise<boolean> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch {
    return false
  }
  try {
    const stats = await file.stat()
    if (!stats.isFile()) return false
    await answer({ file, stats, type: mime.getType(path) }, options)
  } finally {
    await file.close()
  }
  return true
}

/** A file that was opened, as it was then. */
interface OpenedFile {
  readonly file: FileHandle
  readonly stats: Stats
  readonly type: string | null
}

async function answer(
  { file, stats, type }: OpenedFile,
  { request, response, status = 200, headers }: SendFileOptions,
): Promise<void> {
  const { size } = stats
  const etag = etagOf(stats)
  const modified = stats.mtime.toUTCString()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value)
  }
  response.setHeader('ETag', etag)
  response.setHeader('Last-Modified', modified)
  if (status === 200 && isFresh(request.headers, { etag, 'last-modified': modified })) {
    response.writeHead(304).end()
    return
  }
  response.setHeader('Content-Type', withCharset(type ?? 'application/octet-stream'))
  response.setHeader('Accept-Ranges', 'bytes')
  const range = status === 200 ? readRange(request, size) : undefined
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end()
    return
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${size}`)
  response.writeHead(range ? 206 : status, { 'Content-Length': end - start + 1 })
  if (request.method === 'HEAD' || size === 0) response.end()
  else await send(file.createReadStream({ start, end, autoClose: false }), response)
}

async function send(content: NodeJS.ReadableStream, response: ServerResponse): Promise<void> {
  try {
    await pipeline(content, response)
  } catch {
    // The client has gone, or the medium failed; the connection is closed, which tells that something is missing.
    response.destroy()
  }
}

function withCharset(type: string): string {
  return /^text\/|^application\/(?:javascript|json|manifest\+json|xml)$|\+xml$/.test(type)
    ? `${type}; charset=utf-8`
    : type
}

/** The part that was asked for; undefined for the whole, also where several parts, or another state, were. */
function readRange(
  { headers }: IncomingMessage,
  size: number,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined {
  // Our tags are weak, and a weak one never vouches for a part (RFC 9110, section 13.1.5).
  if (headers.range === undefined || headers['if-range'] !== undefined) return undefined
  const parts = parseRange(size, headers.range)
  if (parts === -1) return 'unsatisfiable'
  return parts === -2 || parts.type !== 'bytes' || parts.length > 1 ? undefined : parts[0]
}
