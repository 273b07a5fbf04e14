/** Runs one part of the suite in a process of its own, so that neither its failure nor its memory reaches the others. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Measured, PartMessage } from './part.ts'

export type PartOutcome =
  | { readonly ok: true; readonly measured: Measured; readonly seconds: number }
  | { readonly ok: false; readonly reason: string }

/** @param words go to the part as its command line */
export function runPart(name: string, words: readonly string[]): Promise<PartOutcome> {
  const { promise, resolve } = Promise.withResolvers<PartOutcome>()
  const began = performance.now()
  const child = fork(fileURLToPath(new URL(`../${name}.ts`, import.meta.url)), words)
  let measured: Measured | undefined
  child.on('message', message => {
    measured = (message as PartMessage).measured
    // The channel would keep the part alive.
    child.disconnect()
  })
  child.once('error', error => resolve({ ok: false, reason: error.message }))
  child.once('exit', (code, signal) => {
    if (measured === undefined) {
      resolve({ ok: false, reason: `it ended with ${signal ?? `exit code ${code ?? '?'}`}` })
      return
    }
    resolve({ ok: true, measured, seconds: (performance.now() - began) / 1000 })
  })
  return promise
}
