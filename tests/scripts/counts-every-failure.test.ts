import { expect, test } from 'vitest'
import { load } from './load.ts'

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}
const { countsOf, line } = await load<{
  countsOf: (report: unknown, code: number) => Counts
  line: (counts: Counts) => string
}>('test-counts')

const file = (...statuses: string[]) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map(status => ({ status })),
})
const report = (passed: number, failed: number, testResults: unknown[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
})

test('all passed', () => {
  expect(line(countsOf(report(12, 0, [file('passed')]), 0))).toBe('12 passed, 0 failed')
})

test('a failed test counts once, not again for its file', () => {
  expect(countsOf(report(1, 1, [file('passed', 'failed')]), 1).failed).toBe(1)
})

test('a file that does not load counts as one', () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(countsOf(report(3, 0, [broken, file('passed')]), 1).failed).toBe(1)
})

test('an error that no test owns counts as one', () => {
  expect(countsOf(report(3, 0, [file('passed')]), 1).failed).toBe(1)
})

test('no test at all is a failure, and so is no report', () => {
  expect(line(countsOf(report(0, 0), 0))).toBe('0 passed, 1 failed')
  expect(line(countsOf(undefined, 0))).toBe('0 passed, 1 failed')
})

test('skipped ones are named', () => {
  const skipped = { ...report(2, 0, [file('passed')]), numPendingTests: 1, numTodoTests: 2 }
  expect(line(countsOf(skipped, 0))).toBe('2 passed, 0 failed, 3 skipped')
})
