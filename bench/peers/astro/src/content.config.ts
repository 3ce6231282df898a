import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'

const posts = defineCollection({
  loader: glob({ pattern: '**/*.md', base: './content' }),
  schema: z.object({ title: z.string(), excerpt: z.string(), date: z.coerce.date() }),
})

export const collections = { posts }
