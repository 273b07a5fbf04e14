/**
 * The one line at the end of a test run, counted from vitest's JSON report over all suites. A file that
 * does not load counts as one failure, and so does an end with an error that no test owns.
 */
import { readFileSync } from 'node:fs'

/** Counts from a parsed report; `code` is vitest's own exit code. */
export function countsOf(report, code) {
  const passed = report?.numPassedTests ?? 0
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  const broken = (report?.testResults ?? []).filter(
    file => file.status === 'failed' && !file.assertionResults.some(t => t.status === 'failed'),
  )
  const failed = (report?.numFailedTests ?? 0) + broken.length
  const ownerless = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: ownerless ? 1 : failed, skipped }
}

export function readCounts(file, code) {
  try {
    return countsOf(JSON.parse(readFileSync(file, 'utf8')), code)
  } catch {
    return countsOf(undefined, code)
  }
}

export function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
