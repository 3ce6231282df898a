import type { SearchRequest } from './pagefind.ts'

/** Reads a request from the query string of the search page: `?q=words&topic=Caching`. */
export function readSearchRequest(queryString: string): SearchRequest {
  const parameters = new URLSearchParams(queryString)
  return { words: parameters.get('q') ?? '', topics: parameters.getAll('topic') }
}

/** Writes a request as the query string that `readSearchRequest` reads; empty for an empty one. */
export function writeSearchRequest({ words, topics }: SearchRequest): string {
  const parameters = new URLSearchParams()
  if (words.trim() !== '') parameters.set('q', words.trim())
  for (const topic of topics) parameters.append('topic', topic)
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

/** Tells whether there is nothing to look for. */
export function isEmptyRequest({ words, topics }: SearchRequest): boolean {
  return words.trim() === '' && topics.length === 0
}

/** Returns the request with `topic` added, or taken out when it is in already. */
export function toggleTopic(request: SearchRequest, topic: string): SearchRequest {
  const topics = request.topics.includes(topic)
    ? request.topics.filter(name => name !== topic)
    : [...request.topics, topic]
  return { ...request, topics }
}
