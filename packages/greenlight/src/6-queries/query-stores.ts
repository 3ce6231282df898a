/** Record store of the answers' JSON. */
export const QUERY_ANSWERS = 'queries'

/** Record store of what is known of all answers together. */
export const QUERY_FACTS = 'facts of queries'
