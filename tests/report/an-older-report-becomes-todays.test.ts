/** A report of version 1, as it was written then, reads as the same run today. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseReport } from '../../src/main/report/parse-report.ts'
import { runOf } from './run-report.ts'

const text = readFileSync(join(import.meta.dirname, 'version-1.migrascope.json'), 'utf8')

test('every figure is where it belongs', () => {
  const old = JSON.parse(text) as Record<string, unknown>
  const run = runOf(parseReport('old.json', text))
  for (const key of ['createdAt', 'command', 'outcome', 'result', 'timeline', 'codecVersion']) {
    expect(run[key as keyof typeof run]).toEqual(old[key])
  }
  expect(run.dump).toEqual({ ...(old['dump'] as object), creator: null })
  expect(run.settings).toMatchObject(old['settings'] as object)
  expect(run.environment).toMatchObject(old['environment'] as object)
})

test('what was not recorded then is null and says so', () => {
  const { environment } = parseReport('old.json', text)
  expect(environment.governor).toBeNull()
  expect(environment.unread['governor']).toContain('not recorded')
})

test('a damaged one is refused where it is damaged', () => {
  const spoilt = text.replace('"wallNs"', '"wallMs"')
  expect(() => parseReport('old.json', spoilt)).toThrow('points.0.samples.0.result.wallNs')
  expect(() => parseReport('old.json', '{"format":"migrascope-report","version":1}')).toThrow(
    'damaged',
  )
})
