import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeFrontMatterSchema } from '../src/data/front-matter/json-schema'

const file = new URL('../schema/front-matter.schema.json', import.meta.url)
mkdirSync(new URL('.', file), { recursive: true })
writeFileSync(file, makeFrontMatterSchema())
console.log(`Wrote ${fileURLToPath(file)}`)
