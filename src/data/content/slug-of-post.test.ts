/** @jest-environment node */
import { slugify, slugOfFile } from './slug-of-post'

test.each([
  ['/s/content/posts/a-post.md', 'a-post'],
  ['/s/content/posts/a-post/index.md', 'a-post'],
  ['/s/content/posts/2024/a-post/index.markdown', 'a-post'],
  ['/s/content/posts/000_13fc9addef8b9e49.md', '000_13fc9addef8b9e49'],
  ['/s/content/posts/v1.2.md', 'v1.2'],
  ['/s/content/posts/What? & #why.md', 'What-why'],
  ['/s/content/posts/  Hello   World .md', 'Hello-World'],
  ['/s/content/posts/cafe\u0301.md', 'café'],
  ['/s/content/posts/हिन्दी.md', 'हिन्दी'],
  ['/s/content/posts/日本語/index.md', '日本語'],
  ['/s/content/posts/.hidden.md', 'hidden'],
  ['/s/content/posts/!!!.md', ''],
])('the file %s has the slug %j', (file, slug) => {
  expect(slugOfFile(file)).toBe(slug)
})

test.each([
  ['JJ Kasper', 'jj-kasper'],
  ["Alex O'Neill", 'alex-o-neill'],
  ['Čeština', 'cestina'],
  ['C', 'c'],
  ['C++', 'c-plus-plus'],
  ['C#', 'c-sharp'],
  ['R&D', 'r-and-d'],
  ['.NET', 'net'],
  ['हिन्दी', 'हिन्दी'],
  ['が', 'が'],
  ['static-generation', 'static-generation'],
  ['???', '3f3f3f'],
])('the name %s has the slug %j', (name, slug) => {
  expect(slugify(name)).toBe(slug)
  expect(slugify(slug)).toBe(slug)
})
