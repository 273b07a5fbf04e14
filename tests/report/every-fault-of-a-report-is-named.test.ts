import { expect, test } from 'vitest'
import { checkReport } from '../../src/main/report/check-report.ts'
import type { Report } from '../../src/shared/report.ts'
import { defaultSweep, sweepPoints } from '../../src/shared/sweep.ts'
import { sampleReport } from './sample-report.ts'
import { sweepReport } from './sweep-report.ts'

const whole = sweepReport({
  points: sweepPoints(defaultSweep, 1).map(({ settings }) => ({ settings, throughputs: [10, 11] })),
})
for (const { samples } of whole.points) {
  for (const { result } of samples) result.bytesIn = (result.throughput * result.wallNs) / 1000
}

const findings = (change: (report: Report) => void) => {
  const report = structuredClone(whole)
  change(report)
  return checkReport('r.json', JSON.stringify(report)).map(({ at, message }) => `${at}: ${message}`)
}
const sample = (report: Report) => {
  const found = report.points[1]?.samples[0]
  if (!found) throw new Error('no sample')
  return found
}

test('a whole one has none', () => {
  expect(checkReport('r.json', JSON.stringify(sampleReport))).toEqual([])
  expect(findings(() => undefined)).toEqual([])
})

test('no JSON, and no report', () => {
  expect(checkReport('r.json', '{"a"')[0]?.message).toContain('no JSON text')
  expect(checkReport('r.json', '{}')[0]?.message).toContain('no report of Migrascope')
})

test('all that does not fit the format, each with its path', () => {
  const found = findings(report => {
    sample(report).result.wallNs = -1
    sample(report).result.threads = []
    Object.assign(report.tool, { version: 3 })
  })
  expect(found.map(text => text.split(':')[0])).toEqual([
    'tool.version',
    'points.1.samples.0.result.wallNs',
  ])
})

test('figures that do not fit each other', () => {
  const found = findings(report => {
    sample(report).result.throughput = 20
  })
  expect(found).toEqual([
    'points.1.samples.0.result.throughput: 20 is not bytesIn ÷ wallNs',
    "points.1.summary.throughput: a median of 10.5, the samples' is 15.5",
  ])
})

test('an order that is there twice', () => {
  expect(
    findings(report => {
      sample(report).order = 0
    }),
  ).toEqual(["points.1.samples.0.order: 0 is another sample's order, too"])
})

test('points that are not the plan’s', () => {
  expect(
    findings(report => {
      report.points.splice(1, 1)
    }),
  ).toEqual([
    'points.1: the plan has zlib-1 t2 4K of dump 0 here, the report zlib-1 t4 4K of dump 0',
  ])
  expect(
    findings(report => {
      report.plan = null
    })[0],
  ).toContain('plan: there is none')
})
