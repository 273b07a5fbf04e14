import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, file, makeHost } from './host.ts'

test('what is no dump and no report is refused with a reason', async () => {
  await using host = makeHost()
  const some = join(folder, 'some-folder')
  mkdirSync(some)
  const cases: [string, string][] = [
    [join(folder, 'missing.raw'), 'file-not-found'],
    [some, 'not-a-file'],
    [file('empty.raw', ''), 'empty-file'],
    [file('half.json', '{"format": "migrascope-report", "versi'), 'bad-report'],
    [file('other.json', '{"name": "something else"}'), 'bad-report'],
    [file('newer.json', '{"format": "migrascope-report", "version": 99}'), 'newer-report'],
  ]
  for (const [path, code] of cases) {
    await expect(host.openPath(path)).rejects.toMatchObject({ code })
  }
  expect(host.listRecent()).toEqual([])
})

test('ids that nobody gave are refused', async () => {
  await using host = makeHost()
  await expect(host.openRecent('nonsense')).rejects.toMatchObject({ code: 'unknown-id' })
  expect(() => host.startCensus('nonsense')).toThrow('not open')
  expect(() => host.reportText('nonsense')).toThrow('not open')
})
