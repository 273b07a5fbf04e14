import { expect, test } from 'vitest'
import { parseReport } from '../../src/main/report/parse-report.ts'
import { MigrascopeError } from '../../src/shared/failure.ts'
import type { Report } from '../../src/shared/report.ts'
import { sampleReport } from './sample-report.ts'

const failureOf = (text: string): MigrascopeError => {
  try {
    parseReport('r.json', text)
  } catch (error) {
    if (error instanceof MigrascopeError) return error
  }
  throw new Error('nothing was thrown')
}

test('a report reads back as it was', () => {
  expect(parseReport('r.json', JSON.stringify(sampleReport))).toEqual(sampleReport)
})

test('each missing or mistyped part is named', () => {
  const spoil = (change: (report: Record<string, unknown>) => void) => {
    const report = structuredClone(sampleReport) as unknown as Record<string, unknown>
    change(report)
    return failureOf(JSON.stringify(report))
  }
  for (const key of Object.keys(sampleReport)) {
    const failure = spoil(report => {
      report[key] = undefined
    })
    expect(failure.code).toBe('bad-report')
    if (key !== 'format' && key !== 'version') expect(failure.details['at']).toBe(key)
  }
  const negative = spoil(report => {
    const [sample] = (report as unknown as Report).points[0]?.samples ?? []
    if (sample) sample.result.wallNs = -1
  })
  expect(negative.details['at']).toBe('points.0.samples.0.result.wallNs')
  const level = spoil(report => {
    const [point] = (report as unknown as Report).points
    if (point) point.settings.level = 99
  })
  expect(level.details['at']).toBe('points.0.settings.level')
  const dump = spoil(report => {
    const [point] = (report as unknown as Report).points
    if (point) point.dump = 1
  })
  expect(dump.message).toContain('a dump that the report does not have')
})

test('cut, hostile and foreign texts are refused', () => {
  const text = JSON.stringify(sampleReport)
  expect(failureOf(text.slice(0, -2)).code).toBe('bad-report')
  expect(failureOf('[]').code).toBe('bad-report')
  expect(failureOf('['.repeat(100_000)).code).toBe('bad-report')
  expect(failureOf('null').code).toBe('bad-report')
  expect(failureOf(JSON.stringify({ ...sampleReport, version: 3 })).code).toBe('newer-report')
})

test('keys that are none of ours do not get through', () => {
  const text = JSON.stringify(sampleReport).replace('{', '{"__proto__": {"polluted": 1}, "x": 2, ')
  const report = parseReport('r.json', text)
  expect('polluted' in report).toBe(false)
  expect('x' in report).toBe(false)
})
