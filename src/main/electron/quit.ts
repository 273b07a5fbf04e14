/**
 * Quitting in order: the first request to quit is put off until the host has stopped its threads, two
 * seconds at most, and is then asked again. Ending with threads at work can crash the process.
 */
import type { App } from 'electron'
import type { Listens, Preventable } from './listens.ts'

export type QuittingApp = Pick<App, 'quit'> & Listens<'before-quit', [event: Preventable]>

/** Longer than threads need between two requests, shorter than a user's patience. */
const CAP_MS = 2000

export function quitInOrder(
  app: QuittingApp,
  host: AsyncDisposable,
  wait: (ms: number) => Promise<unknown>,
): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running'

  async function stop() {
    await Promise.race([host[Symbol.asyncDispose]().then(undefined, () => undefined), wait(CAP_MS)])
    state = 'stopped'
    app.quit()
  }

  app.on('before-quit', event => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'stopping') return
    state = 'stopping'
    void stop()
  })
}
