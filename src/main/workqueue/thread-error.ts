/** Errors of threads, read from the shared memory where the thread (or its owner, when it died) wrote them. */
import { MigrascopeError, failureCodes, type FailureCode } from '../../shared/failure.ts'
import {
  errorRange,
  FAILED_THREAD,
  STOP,
  STOP_DESTROYED,
  STOP_FAILED,
} from '../../workers/layout.ts'

interface ThreadError {
  readonly code: FailureCode
  readonly message: string
  readonly request: number
}

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
  const error = readThreadError(memory, thread)
  const died = error.code === 'thread-died'
  return new MigrascopeError(
    died ? 'thread-died' : 'thread-failed',
    died
      ? `Thread ${thread} ${error.message}. The run was stopped; start it again.`
      : `Thread ${thread} failed on request ${error.request}: ${error.message}`,
    { thread, request: error.request, cause: error.code },
  )
}

/** Called by the owner when a thread's worker is gone, so by nobody else at the same time. */
export function writeDeath(memory: SharedArrayBuffer, thread: number, message: string): void {
  const { start, end } = errorRange(thread)
  const text = JSON.stringify({ code: 'thread-died', message, request: -1 })
  const bytes = new TextEncoder().encode(text).subarray(0, end - start)
  new Uint8Array(memory, start, end - start).fill(0).set(bytes)
  const words = new Int32Array(memory)
  Atomics.compareExchange(words, FAILED_THREAD, 0, thread + 1)
  Atomics.store(words, STOP, STOP_FAILED)
}

function readThreadError(memory: SharedArrayBuffer, thread: number): ThreadError {
  const { start, end } = errorRange(Math.max(0, thread))
  const bytes = new Uint8Array(memory, start, end - start).slice()
  const length = bytes.indexOf(0)
  const text = new TextDecoder().decode(length === -1 ? bytes : bytes.subarray(0, length))
  try {
    const { code, message, request } = JSON.parse(text) as Record<string, unknown>
    return {
      code: failureCodes.find(known => known === code) ?? 'internal',
      message: typeof message === 'string' ? message : text,
      request: typeof request === 'number' ? request : -1,
    }
  } catch {
    // Cut to fit its room.
    return { code: 'internal', message: text, request: -1 }
  }
}
