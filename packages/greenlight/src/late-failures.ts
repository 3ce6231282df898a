/**
 * Hears of rejections that nobody handled, and of errors thrown from timers and event handlers of plugins, while a
 * site is open. Without it Node would end the process with nothing but a stack.
 *
 * @returns stops listening
 */
export function listenForLateFailures(onFailure: (reason: unknown) => void): () => void {
  process.on('unhandledRejection', onFailure)
  process.on('uncaughtException', onFailure)
  return () => {
    process.off('unhandledRejection', onFailure)
    process.off('uncaughtException', onFailure)
  }
}
