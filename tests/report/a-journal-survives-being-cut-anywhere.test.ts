/** Wherever a journal is cut, what was written whole before is read, and the sweep can be gone on with. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { JournalHead, JournalStep } from '../../src/main/report/journal-lines.ts'
import { Journal, readJournal } from '../../src/main/report/journal.ts'
import { defaultSweep } from '../../src/shared/sweep.ts'
import { plainEnvironment } from './run-report.ts'
import { sampleRun } from './sample-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'migrascope-journal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const head: JournalHead = {
  kind: 'head',
  format: 'migrascope-journal',
  version: 1,
  tool: { name: 'migrascope', version: '0.1.0' },
  startedAt: '2026-11-24T00:00:00.000Z',
  command: 'migrascope sweep guest.raw',
  environment: plainEnvironment,
  dumps: [{ facts: sampleRun.dump, inventory: null, content: null }],
  paths: ['/tmp/guest.raw'],
  plan: defaultSweep,
  settings: null,
  codecVersions: { zlib: 'node:zlib 1.3' },
}
const step = (order: number): JournalStep => ({
  kind: 'sample',
  point: order % 3,
  sample: { order, atMs: order, result: sampleRun.result, latency: null, load: null },
  inventory: null,
})

test('steps come back in their order, and an end is told', async () => {
  const path = join(folder, 'whole')
  await using journal = await Journal.create(path, head)
  const ceilings: JournalStep = { kind: 'ceilings', round: 0, dump: 0, speeds: [1, 2.5] }
  for (const each of [ceilings, step(0), step(1)]) await journal.append(each)
  expect(await readJournal(path)).toEqual({ head, steps: [ceilings, step(0), step(1)], end: null })
  await journal.end('done')
  expect((await readJournal(path)).end).toBe('done')
  await expect(Journal.create(path, head)).rejects.toMatchObject({ code: 'io' })
})

test('cut at any byte', async () => {
  const path = join(folder, 'cut')
  {
    await using journal = await Journal.create(path, head)
    for (let i = 0; i < 3; i++) await journal.append(step(i))
  }
  const bytes = readFileSync(path)
  const ends = [...bytes.keys()].filter(i => bytes[i] === 0x0a)
  const [headEnd = 0] = ends
  for (let cut = headEnd + 1; cut <= bytes.length; cut += 97) {
    writeFileSync(path, bytes.subarray(0, cut))
    const whole = ends.filter(end => end < cut).length - 1
    expect((await readJournal(path)).steps).toHaveLength(whole)
    {
      await using journal = await Journal.resume(path)
      await journal.append(step(7))
    }
    expect((await readJournal(path)).steps.slice(whole)).toEqual([step(7)])
  }
  writeFileSync(path, bytes.subarray(0, headEnd - 5))
  await expect(readJournal(path)).rejects.toMatchObject({ code: 'bad-report' })
})

test('what follows a damaged line is not believed', async () => {
  const path = join(folder, 'damaged')
  {
    await using journal = await Journal.create(path, head)
    await journal.append(step(0))
  }
  appendFileSync(path, '{"kind":"sample","point":-1}\n')
  appendFileSync(path, `${JSON.stringify(step(1))}\n`)
  expect((await readJournal(path)).steps).toEqual([step(0)])
})

test('a missing folder is a typed error', async () => {
  await expect(Journal.create(join(folder, 'no', 'where'), head)).rejects.toMatchObject({
    code: 'file-not-found',
  })
})
