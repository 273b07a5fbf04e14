/** Errors of threads, read from the shared memory where the thread (or its owner, when it died) wrote them. */
import { MigrascopeError } from '../../shared/failure.ts'
import { readError, writeError } from '../../workers/error-text.ts'
import {
  blockWord,
  CURRENT,
  FAILED_THREAD,
  STOP,
  STOP_DESTROYED,
  STOP_FAILED,
} from '../../workers/layout.ts'

/** Why the queue stopped, as the error that its submitter is to throw. */
export function submitterError(memory: SharedArrayBuffer): MigrascopeError {
  const words = new Int32Array(memory)
  if (Atomics.load(words, STOP) === STOP_DESTROYED) {
    return new MigrascopeError(
      'cancelled',
      'The workqueue was destroyed while requests were pending.',
    )
  }
  const thread = Atomics.load(words, FAILED_THREAD) - 1
  const error = readError(memory, thread)
  const died = error.code === 'thread-died'
  return new MigrascopeError(
    died ? 'thread-died' : 'thread-failed',
    died
      ? `Thread ${thread} ${error.message}. The run was stopped; start it again.`
      : `Thread ${thread} failed on request ${error.request}: ${error.message}`,
    { thread, request: error.request, cause: error.code },
  )
}

/**
 * Called by the owner for the first thread whose worker is gone. A death outranks what a handler has
 * thrown: after that the queue goes on, after this it cannot.
 */
export function writeDeath(memory: SharedArrayBuffer, thread: number, message: string): void {
  const words = new Int32Array(memory)
  const request = words[blockWord(thread) + CURRENT] ?? -1
  writeError(memory, thread, { code: 'thread-died', request, message })
  Atomics.store(words, FAILED_THREAD, thread + 1)
  Atomics.store(words, STOP, STOP_FAILED)
}
