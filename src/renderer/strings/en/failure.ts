/** English: what went wrong. */
import { failureCodes, type FailureCode } from '../../../shared/failure.ts'

/** The host's own sentence, which is English, says what happened and what to do. */
const hostSays: readonly (readonly [FailureCode, string])[] = failureCodes.map(code => [code, ''])

export const failure = {
  details: 'Details',
  title: {
    open: 'Could not open the file',
    run: 'The run failed',
    sweep: 'The sweep failed',
    save: 'Could not save',
    compare: 'These reports cannot be compared',
  },
  sentence: (title: string) => `${title}.`,
  /** For the log. */
  line: (title: string, text: string) => `${title}: ${text}`,
  withOriginal: (text: string, original: string) => `${text} (${original})`,
  /** What happened and what to do, for a language that the host does not speak. */
  codes: Object.fromEntries(hostSays) as Record<FailureCode, string>,
} as const
