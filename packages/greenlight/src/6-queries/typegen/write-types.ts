import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ProblemError } from '#diagnostics'
import { typesNotGenerated } from '../errors.ts'
import { generateTypes, type TypesInput } from './generate-types.ts'

/**
 * Writes the types of a site's queries where the file is not there yet or differs.
 *
 * @throws ProblemError when they cannot be made or written
 * @returns whether the file was written
 */
export async function writeTypes(file: string, input: TypesInput): Promise<boolean> {
  try {
    const text = await generateTypes(input)
    if (textOf(file) === text) return false
    mkdirSync(dirname(file), { recursive: true })
    const temporary = `${file}.${process.pid}.tmp`
    writeFileSync(temporary, text)
    renameSync(temporary, file)
    return true
  } catch (error) {
    throw new ProblemError(typesNotGenerated(file, error))
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
