/**
 * A data address of a drawing as its text. The engines write the same drawing in different ways: Gatsby in base64,
 * Vite as text with other quotes, which is shorter. Other addresses stay as they are.
 */
export function plainDataAddress(address: string): string {
  const [, base64, data] = /^data:image\/svg\+xml(;base64)?,(.*)$/s.exec(address) ?? []
  if (data === undefined) return address
  const text = base64 ? Buffer.from(data, 'base64').toString() : decodeURIComponent(data)
  return `data:image/svg+xml ${text.trim().replaceAll('"', "'")}`
}
