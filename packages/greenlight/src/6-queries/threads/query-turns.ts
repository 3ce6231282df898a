/**
 * Whose turn it is among the queries that a thread was sent, in memory that both threads see: each is run by whoever
 * begins it first, the thread or the main thread that takes it back. Queries are numbered from 0 as they are sent.
 */
export interface QueryTurns {
  readonly shared: SharedArrayBuffer
  /** @returns whether it was this query's turn; it is the caller's to run then, and the next one has its turn */
  begin(id: number): boolean
}

/** @param shared that of the thread at the other side; made anew where there is none yet */
export function createQueryTurns(
  shared = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
): QueryTurns {
  const turn = new Int32Array(shared)
  return {
    shared,
    begin: id => Atomics.compareExchange(turn, 0, id, id + 1) === id,
  }
}
