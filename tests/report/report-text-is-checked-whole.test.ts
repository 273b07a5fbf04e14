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
    if (key === 'imported') continue
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

const sample = JSON.parse(JSON.stringify(sampleReport)) as {
  dumps: { facts: Record<string, unknown> }[]
  points: { samples: Record<string, unknown>[] }[]
}
const having = (change: Record<string, unknown>) => JSON.stringify({ ...sample, ...change })

test('depth is refused where it begins, in a list and in a place that nobody reads', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const text = having({ points: 'HERE' })
  const inPoints = failureOf(text.replace('"HERE"', `[${deep}]`))
  expect(inPoints.code).toBe('bad-report')
  expect(String(inPoints.details['at'])).toMatch(/^points\.0/)
  const inDumps = failureOf(having({ dumps: 'HERE' }).replace('"HERE"', deep))
  expect(String(inDumps.details['at'])).toMatch(/^dumps\.0/)
  expect(parseReport('r.json', JSON.stringify(sample).replace('{', `{"x":${deep},`))).toEqual(
    sampleReport,
  )
})

test('a point more than a sweep may have, and texts of megabytes, are too much', () => {
  const many = Array.from({ length: 5001 }, () => sample.points[0])
  expect(failureOf(having({ points: many })).details['at']).toBe('points')
  const long = 'x'.repeat(2_000_000)
  expect(failureOf(having({ command: long })).details['at']).toBe('command')
  const [dump] = sample.dumps
  for (const key of ['name', 'format', 'variant', 'creator', 'machine']) {
    const dumps = [{ ...dump, facts: { ...dump?.facts, [key]: long } }]
    expect(failureOf(having({ dumps })).details['at']).toBe(`dumps.0.facts.${key}`)
  }
  const warnings = [{ ...dump, facts: { ...dump?.facts, warnings: [long] } }]
  expect(failureOf(having({ dumps: warnings })).details['at']).toBe('dumps.0.facts.warnings.0')
})

test.each([
  ['points', {}],
  ['points', 'many'],
  ['dumps', []],
  ['dumps', [null]],
  ['environment', []],
  ['tool', 'migrascope'],
  ['noise', { verdict: 'loud', causes: [] }],
  ['ceilings', [{ kind: 'memcpy', dump: 0.5, codec: null, samples: [], summary: null }]],
  ['imported', [{ source: 'elsewhere' }]],
  ['imported', null],
])('%s of another type is refused: %j', (key, value) => {
  const { code, details } = failureOf(having({ [key]: value }))
  expect(code).toBe('bad-report')
  if (key !== 'ceilings') expect(String(details['at'])).toMatch(new RegExp(`^${key}`))
})

test('numbers that JSON cannot carry are refused', () => {
  const text = having({}).replace('"fileBytes":61440', '"fileBytes":1e999')
  expect(failureOf(text).details['at']).toBe('dumps.0.facts.fileBytes')
})

test('keys of prototypes in a table of texts are left out', () => {
  const text = having({}).replace(
    '"versions":{',
    '"versions":{"__proto__":"a","constructor":"b","prototype":"c",',
  )
  const { versions } = parseReport('r.json', text).environment
  expect(Object.keys(versions)).toEqual(['node'])
  expect(Object.getPrototypeOf(versions)).toBe(Object.prototype)
})
