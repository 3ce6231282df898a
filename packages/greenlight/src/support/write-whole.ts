import { renameSync, writeFileSync } from 'node:fs'

/**
 * Writes a file under a temporary name first, so that who reads it never finds a part of it.
 * @param file absolute; its folder is there
 * @throws the error of the file system
 */
export function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, text)
  renameSync(temporary, file)
}
