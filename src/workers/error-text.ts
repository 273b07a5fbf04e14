/**
 * The error of one thread, in its part of the shared memory: code, request and message as UTF-8 lines, the
 * message last so that only it is cut when the room is short. Written by the thread, or by the owner once
 * the thread is gone; read by the submitter after STOP has told it to.
 */
import { type FailureCode, failureCodes } from '../shared/failure.ts'
import { errorRange } from './layout.ts'

export interface ThreadError {
  readonly code: FailureCode
  /** -1 when the thread was not in a request. */
  readonly request: number
  readonly message: string
}

export function writeError(memory: SharedArrayBuffer, thread: number, error: ThreadError): void {
  const { start, end } = errorRange(thread)
  const text = `${error.code}\n${error.request}\n${error.message}`
  // encodeInto refuses shared memory.
  const bytes = new TextEncoder().encode(text).subarray(0, end - start)
  new Uint8Array(memory, start, end - start).fill(0).set(bytes)
}

export function readError(memory: SharedArrayBuffer, thread: number): ThreadError {
  const { start, end } = errorRange(thread)
  const bytes = new Uint8Array(memory, start, end - start).slice()
  const length = bytes.indexOf(0)
  // As a stream: a character that was cut in two is left out.
  const text = new TextDecoder().decode(length === -1 ? bytes : bytes.subarray(0, length), {
    stream: true,
  })
  const [code, request, ...message] = text.split('\n')
  return {
    code: failureCodes.find(known => known === code) ?? 'internal',
    request: Number(request ?? -1),
    message: message.join('\n'),
  }
}
