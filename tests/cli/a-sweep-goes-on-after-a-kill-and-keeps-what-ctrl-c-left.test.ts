/** `migrascope sweep` in processes of its own: what it prints, and what is left of it when it is ended from outside. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Report } from '../../src/shared/report.ts'
import { rawPages } from '../host/host.ts'
import { runCliChild, startCli, temporaryFolder } from './start-cli.ts'

const tiny = [
  ...['--threads', '1,2,3', '--request-size', '4K,8K', '--repeat', '2', '--precision', '0%'],
  ...['--warm-up', '0', '--arena', '16M', '--json'],
]

const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as { kind: string; order?: number; points?: unknown[] })

const reportAt = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Report
const samplesOf = ({ points }: Report) => points.reduce((sum, p) => sum + p.samples.length, 0)

test('a line for each sample, one for all points, progress on stderr, the report saved, no journal left', async () => {
  using folder = temporaryFolder()
  writeFileSync(path.join(folder.path, 'guest.raw'), rawPages(200))
  const words = ['sweep', 'guest.raw', ...tiny, '--report', 'sweep.json']
  const { code, out, err } = await runCliChild(words, folder.path)
  expect(err).toContain('sweeping')
  expect(err).toContain('report saved:')
  expect(code).toBe(0)
  const all = lines(out)
  expect(all.slice(0, -1).map(({ kind, order }) => [kind, order])).toEqual(
    Array.from({ length: 12 }, (_, order) => ['sample', order]),
  )
  expect(all.at(-1)).toMatchObject({ kind: 'sweep', outcome: 'done' })
  expect(all.at(-1)?.points).toHaveLength(6)
  expect(samplesOf(reportAt(path.join(folder.path, 'sweep.json')))).toBe(12)
  expect(existsSync(path.join(folder.path, 'sweep.json.journal.jsonl'))).toBe(false)
})

test('killed, the same command takes only what was missing', async () => {
  using folder = temporaryFolder()
  writeFileSync(path.join(folder.path, 'guest.raw'), rawPages(200))
  const words = ['sweep', 'guest.raw', ...tiny, '--report', 'sweep.json']
  const killed = startCli(words, folder.path)
  await killed.prints(5)
  killed.child.kill('SIGKILL')
  const before = lines((await killed.ended).out).length
  expect(existsSync(path.join(folder.path, 'sweep.json'))).toBe(false)
  const { code, out } = await runCliChild(words, folder.path)
  expect(code).toBe(0)
  // The sample that was on the disk and not yet printed is the one that may differ.
  const after = lines(out).length - 1
  expect(after).toBeLessThanOrEqual(12 - before)
  expect(after).toBeGreaterThanOrEqual(12 - before - 1)
  expect(samplesOf(reportAt(path.join(folder.path, 'sweep.json')))).toBe(12)
  expect(existsSync(path.join(folder.path, 'sweep.json.journal.jsonl'))).toBe(false)
})

test('Ctrl-C saves what is done, and the same command goes on', async () => {
  using folder = temporaryFolder()
  writeFileSync(path.join(folder.path, 'guest.raw'), rawPages(200))
  const words = ['sweep', 'guest.raw', ...tiny, '--report', 'sweep.json']
  const stopped = startCli(words, folder.path)
  await stopped.prints(2)
  stopped.child.kill('SIGINT')
  const { code, out, err } = await stopped.ended
  expect(code).toBe(130)
  expect(err).toContain('the same command again goes on')
  expect(lines(out).at(-1)).toMatchObject({ kind: 'sweep', outcome: 'cancelled' })
  const part = reportAt(path.join(folder.path, 'sweep.json'))
  expect(part.outcome).toBe('cancelled')
  expect(samplesOf(part)).toBe(lines(out).length - 1)
  expect((await runCliChild(words, folder.path)).code).toBe(0)
  const whole = reportAt(path.join(folder.path, 'sweep.json'))
  expect([whole.outcome, samplesOf(whole)]).toEqual(['done', 12])
})

test('killed without a report of its own it is told of, listed, and gone on with', async () => {
  using folder = temporaryFolder()
  writeFileSync(path.join(folder.path, 'guest.raw'), rawPages(200))
  const killed = startCli(['sweep', 'guest.raw', ...tiny], folder.path)
  await killed.prints(3)
  killed.child.kill('SIGKILL')
  await killed.ended
  const run = await runCliChild(['run', 'guest.raw', '--arena', '16M'], folder.path)
  expect(run.err).toContain('migrascope recover lists them')
  const { out } = await runCliChild(['recover'], folder.path)
  const id = /^([0-9a-f]{8}) +sweep +6 points +guest\.raw/m.exec(out)?.[1] ?? ''
  const resumed = await runCliChild(
    ['recover', id, '--resume', '--report', 'sweep.json'],
    folder.path,
  )
  expect(resumed.code).toBe(0)
  expect(samplesOf(reportAt(path.join(folder.path, 'sweep.json')))).toBe(12)
  expect((await runCliChild(['recover'], folder.path)).out).toBe('Nothing is to be recovered.\n')
  expect(readdirSync(path.join(folder.path, 'data', 'journals'))).toEqual([])
})

test('killed, it is a report at once, or forgotten', async () => {
  using folder = temporaryFolder()
  writeFileSync(path.join(folder.path, 'guest.raw'), rawPages(200))
  for (const end of [['--report', 'left.json'], ['--forget']]) {
    const killed = startCli(['sweep', 'guest.raw', ...tiny], folder.path)
    await killed.prints(1)
    killed.child.kill('SIGKILL')
    await killed.ended
    const { out } = await runCliChild(['recover', '--json'], folder.path)
    const [left] = JSON.parse(out) as { id: string }[]
    const id = left?.id ?? ''
    expect((await runCliChild(['recover', id, ...end], folder.path)).code).toBe(0)
    expect((await runCliChild(['recover', '--json'], folder.path)).out).toBe('[]\n')
  }
  expect(reportAt(path.join(folder.path, 'left.json')).outcome).toBe('recovered')
  const none = await runCliChild(['recover', 'abc'], folder.path)
  expect(none.code).toBe(1)
  expect(none.err).toContain('There is no measurement abc')
})
