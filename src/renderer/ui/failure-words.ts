/**
 * A failure in the language of the window. The host speaks English: what it says stands as it is beside English
 * words, and beside others as the original of what its code means. What the window itself says is in its language.
 */
import type { Failure } from '../../shared/failure.ts'
import { strings } from '../strings/index.ts'

export interface FailureWords {
  /** What happened and what to do. */
  readonly text: string
  /** The host's own sentence, where `text` is another. */
  readonly original: string | null
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text)

export function failureWords({ code, message }: Failure): FailureWords {
  const text = strings.failure.codes[code]
  return text === '' || isChinese(message)
    ? { text: message, original: null }
    : { text, original: message }
}

/** In one line. */
export function failureLine(failure: Failure): string {
  const { text, original } = failureWords(failure)
  return original === null ? text : strings.failure.withOriginal(text, original)
}
