import {
  isEmptyRequest,
  readSearchRequest,
  toggleTopic,
  writeSearchRequest,
} from './search-request.ts'

describe('the address of a search', () => {
  it.each([
    { words: 'cache & <b>', topics: ['Data layer', 'Images'] },
    { words: '', topics: ['Images'] },
    { words: 'größe', topics: [] },
    { words: '', topics: [] },
  ])('brings back %j', request => {
    expect(readSearchRequest(writeSearchRequest(request))).toEqual(request)
  })

  it('is empty for an empty request', () => {
    expect(writeSearchRequest({ words: '  ', topics: [] })).toBe('')
  })
})

describe('a request', () => {
  it('is empty without words and topics', () => {
    expect(isEmptyRequest({ words: ' ', topics: [] })).toBe(true)
    expect(isEmptyRequest({ words: '', topics: ['Images'] })).toBe(false)
  })

  it('takes a topic in and out', () => {
    const request = { words: 'a', topics: ['Images'] }
    const both = toggleTopic(request, 'Routing')
    expect(both).toEqual({ words: 'a', topics: ['Images', 'Routing'] })
    expect(toggleTopic(both, 'Images')).toEqual({ words: 'a', topics: ['Routing'] })
  })
})
