import type { KeyboardEvent } from 'react'
import { useSiteMetadata } from '../site/use-site-metadata.ts'
import { toggleTopic } from './search-request.ts'
import type { Search } from './use-search.ts'

interface SearchFormProps {
  readonly search: Search
  /** What the index can be narrowed by: names, with the number of their posts. */
  readonly topics: readonly { readonly name: string; readonly postCount: number }[]
}

/**
 * The field for words and the topics to narrow by. Without scripts it asks a public search engine
 * for the pages of this site.
 */
export function SearchForm({ search, topics }: SearchFormProps) {
  const { siteUrl } = useSiteMetadata()
  const { request, ask } = search
  return (
    <search>
      <form
        className="search-form"
        action="https://duckduckgo.com/"
        method="get"
        onSubmit={event => event.preventDefault()}
      >
        <label htmlFor="search-words" className="label">
          Words to look for
        </label>
        <input
          id="search-words"
          className="search-form__field"
          type="search"
          name="q"
          autoComplete="off"
          spellCheck={false}
          placeholder="regeneration, cache, srcset…"
          value={request.words}
          onChange={event => ask({ ...request, words: event.target.value })}
          onKeyDown={enterHits}
        />
        <input type="hidden" name="sites" value={new URL(siteUrl).host} />
        <noscript>
          <p>
            <button type="submit" className="button">
              Search with DuckDuckGo
            </button>
          </p>
        </noscript>
        {topics.length === 0 ? null : (
          <fieldset className="search-form__topics">
            <legend className="label">Only these topics</legend>
            {topics.map(({ name, postCount }) => (
              <label key={name} className="topic-filter">
                <input
                  type="checkbox"
                  checked={request.topics.includes(name)}
                  onChange={() => ask(toggleTopic(request, name))}
                />
                {name} <span className="quiet">{postCount}</span>
              </label>
            ))}
          </fieldset>
        )}
      </form>
    </search>
  )
}

function enterHits(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown') return
  const first = document.querySelector<HTMLElement>('.hit__title a')
  if (first === null) return
  event.preventDefault()
  first.focus()
}
