/** A value now, or the promise of it when a resolver on the way is asynchronous. */
export type MaybePromise<T> = T | Promise<T>

export function isPromise<T>(value: MaybePromise<T> | PromiseLike<T>): value is Promise<T> {
  return typeof Object(value).then === 'function'
}

/** Goes on with a value at once when it is there, later when it is promised. */
export function andThen<T, U>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<U>,
): MaybePromise<U> {
  return isPromise(value) ? value.then(next) : next(value)
}
