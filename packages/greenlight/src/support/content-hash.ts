import { hash } from 'node:crypto'

/** A fast hash of content, for comparing versions of it; 27 characters that may stand in file names. */
export function contentHash(content: string | Uint8Array): string {
  return hash('sha1', content, 'base64url')
}
