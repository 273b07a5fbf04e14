/** A report as `--json` prints it: the result's own keys, and beside them what the result came from. */
import type { Report } from '../../shared/report.ts'

export function reportJson({ result, outcome, settings, command, dump }: Report): string {
  return `${JSON.stringify({ ...result, outcome, settings, command, dump }, null, 2)}\n`
}
