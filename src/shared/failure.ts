/**
 * How things go wrong, as values. Every error that reaches a person has a code for programs, a sentence
 * that says what to do, and details (file, offset, expected, found) for the curious. Errors cross process
 * boundaries as `Failure`; inside one process they are thrown as `MigrascopeError`.
 */
export const failureCodes = [
  'bad-argument',
  'bad-format',
  'bad-report',
  'busy',
  'cancelled',
  'codec-unavailable',
  'disk-full',
  'empty-file',
  'file-changed',
  'file-not-found',
  'internal',
  'io',
  'newer-report',
  'no-permission',
  'not-comparable',
  'not-a-file',
  'not-allowed',
  'thread-died',
  'thread-failed',
  'too-large',
  'truncated',
  'unknown-id',
  'verify-mismatch',
] as const

export type FailureCode = (typeof failureCodes)[number]

export type FailureDetails = Record<string, string | number | null>

export interface Failure {
  code: FailureCode
  /** One or two sentences for people: what happened and what to do. */
  message: string
  details?: FailureDetails | undefined
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export class MigrascopeError extends Error {
  readonly code: FailureCode
  readonly details: FailureDetails

  constructor(code: FailureCode, message: string, details: FailureDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'MigrascopeError'
    this.code = code
    this.details = details
  }
}

/** Any thrown value as a `Failure`; what is not ours becomes `internal` with its own message. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof MigrascopeError) {
    return { code: thrown.code, message: thrown.message, details: thrown.details }
  }
  const message = thrown instanceof Error ? thrown.message : textOf(thrown)
  return { code: 'internal', message: `Something went wrong inside Migrascope: ${message}` }
}

/** Anything may be thrown, also what has no text. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown)
  } catch {
    return typeof thrown
  }
}

/** The `MigrascopeError` that a `Failure` from another thread or process stands for. */
export function fromFailure(failure: Failure): MigrascopeError {
  return new MigrascopeError(failure.code, failure.message, failure.details)
}
