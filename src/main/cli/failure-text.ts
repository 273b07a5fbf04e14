/** A failure as it stands on stderr: the sentence first, then the details for the curious. */
import type { Failure } from '../../shared/failure.ts'

export function failureText({ message, details = {} }: Failure): string {
  const lines = Object.entries(details).map(([name, value]) => `  ${name}: ${value ?? 'none'}\n`)
  return `migrascope: ${message}\n${lines.join('')}`
}
