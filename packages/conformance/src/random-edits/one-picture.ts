import { crc32, deflateSync } from 'node:zlib'

/** A PNG of one colour, 120 by 80. */
export function onePicture(colour: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(120, 0)
  header.writeUInt32BE(80, 4)
  header.set([8, 2], 8)
  const pixel = [colour >> 16, (colour >> 8) & 255, colour & 255]
  const row = Buffer.from([0, ...Array.from({ length: 120 }, () => pixel).flat()])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 80 }, () => row)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...[
      ['IHDR', header] as const,
      ['IDAT', pixels] as const,
      ['IEND', Buffer.alloc(0)] as const,
    ].map(([type, data]) => pngChunk(type, data)),
  ])
}

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  chunk.set(body, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}
