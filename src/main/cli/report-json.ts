/** A run's report as `--json` prints it: the result's own keys, and beside them what the result came from. */
import type { RunRecord } from '../../shared/report.ts'

export function reportJson({ result, outcome, settings, command, dump }: RunRecord): string {
  return `${JSON.stringify({ ...result, outcome, settings, command, dump }, null, 2)}\n`
}
