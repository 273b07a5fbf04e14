/** `migrascope report …` on reports in files and a real host; nothing here needs a thread. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { main } from '../../src/main/cli/main.ts'
import type { Comparison } from '../../src/shared/comparison.ts'
import type { Report } from '../../src/shared/report.ts'
import { defaultSweep, type SweepPlan } from '../../src/shared/sweep.ts'
import { childHost } from '../host/child-host.ts'
import { sampleReport } from '../report/sample-report.ts'
import { sweepReport } from '../report/sweep-report.ts'
import { fakeTerminal } from './fake-terminal.ts'
import { temporaryFolder } from './start-cli.ts'

const base = [100, 101, 102, 100, 101, 102]
const sweepOf = (throughputs: readonly number[], plan: SweepPlan = defaultSweep): Report => ({
  ...sweepReport({
    points: [1, 2, 4]
      .filter((_, i) => plan.shard === null || i % plan.shard.of === plan.shard.index - 1)
      .map(threads => ({ settings: { threads, source: 'sample' }, throughputs })),
  }),
  plan,
})

async function cli(folder: string, ...words: string[]) {
  const terminal = fakeTerminal({ folder })
  const code = await main(words, {
    terminal,
    version: '1.2.3',
    createHost: () => childHost(path.join(folder, 'data')),
    rendererFolder: '/nowhere',
    openUrl: () => undefined,
  })
  return { code, out: terminal.out(), err: terminal.err() }
}

function saved(folder: string, reports: Readonly<Record<string, Report>>) {
  for (const [name, report] of Object.entries(reports)) {
    writeFileSync(path.join(folder, name), JSON.stringify(report))
  }
}

test('a slower point ends with 4, and is said in the table, in Markdown and in JSON', async () => {
  using folder = temporaryFolder()
  const slow = base.map(value => value * 0.8)
  saved(folder.path, { 'base.json': sweepOf(base), 'slow.json': sweepOf(slow) })
  const words = ['report', 'compare', 'base.json', 'slow.json']
  const { code, out } = await cli(folder.path, ...words)
  expect(code).toBe(4)
  expect(out).toContain('slow.json against base.json')
  expect(out).toMatch(/zlib-1 t2 4K, guest.raw +101 MB\/s +80.8 MB\/s +−20.0 % +−2\d.\d % to −1\d/)
  expect(out).toContain('3 points compared, differences over 3.0 %: 3 slower')
  const markdown = await cli(folder.path, ...words, '--markdown')
  expect(markdown.code).toBe(4)
  expect(markdown.out).toMatch(/^\| point \| base \| .*\n\| --- \| ---: \|/m)
  const json = await cli(folder.path, ...words, '--json', '--threshold', '30%')
  expect(json.code).toBe(0)
  const comparison = JSON.parse(json.out) as Comparison
  expect(comparison.names).toEqual(['base.json', 'slow.json'])
  expect(comparison.points.map(({ verdict }) => verdict)).toEqual(
    Array.from({ length: 3 }, () => 'no difference shown'),
  )
})

test('a faster one, and none, end with 0; warnings stand first', async () => {
  using folder = temporaryFolder()
  saved(folder.path, {
    'base.json': sweepOf(base),
    'same.json': { ...sweepOf(base), outcome: 'cancelled' },
    'fast.json': sweepOf(base.map(value => value * 2)),
  })
  const { code, out } = await cli(
    folder.path,
    'report',
    'compare',
    'base.json',
    'same.json',
    'fast.json',
  )
  expect(code).toBe(0)
  expect(out.startsWith('warning: same.json is not whole: it was cancelled\n')).toBe(true)
  expect(out).toContain('3 no difference shown, 3 faster')
})

test('reports without a point in common are refused', async () => {
  using folder = temporaryFolder()
  saved(folder.path, { 'a.json': sweepOf(base), 'b.json': sampleReport })
  const { code, err } = await cli(folder.path, 'report', 'compare', 'a.json', 'b.json')
  expect(code).toBe(1)
  expect(err).toContain('no point in common')
})

test('validate says what is wrong and where, looks at all files, and ends with 1', async () => {
  using folder = temporaryFolder()
  const broken = structuredClone(sampleReport)
  const [sample] = broken.points[0]?.samples ?? []
  if (sample) sample.result.wallNs = -5
  saved(folder.path, { 'good.json': sampleReport, 'broken.json': broken })
  const { code, out } = await cli(
    folder.path,
    'report',
    'validate',
    'broken.json',
    'gone.json',
    'good.json',
  )
  expect(code).toBe(1)
  expect(out).toMatch(/^broken.json: points.0.samples.0.result.wallNs: /m)
  expect(out).toMatch(/^gone.json: There is no file/m)
  expect(out).toMatch(/^good.json: ok$/m)
  expect((await cli(folder.path, 'report', 'validate', 'good.json')).code).toBe(0)
  const json = await cli(folder.path, 'report', 'validate', '--json', 'broken.json')
  expect(JSON.parse(json.out)).toMatchObject([{ file: 'broken.json', ok: false }])
})

test('merge joins shards into a file that is shown like a sweep', async () => {
  using folder = temporaryFolder()
  const shard = (index: number): SweepPlan => ({
    ...defaultSweep,
    shard: { index, of: 2, by: 'point' },
  })
  saved(folder.path, { '1.json': sweepOf(base, shard(1)), '2.json': sweepOf(base, shard(2)) })
  const merged = await cli(
    folder.path,
    'report',
    'merge',
    '2.json',
    '1.json',
    '--report',
    'all.json',
  )
  expect(merged.err).toContain('report saved:')
  expect(merged.code).toBe(0)
  const content = JSON.parse(readFileSync(path.join(folder.path, 'all.json'), 'utf8')) as Report
  expect(content.points.map(({ settings }) => settings.threads)).toEqual([1, 2, 4])
  const shown = await cli(folder.path, 'report', 'show', 'all.json')
  expect(shown.out).toBe(merged.out)
  expect((await cli(folder.path, 'report', 'all.json')).out).toBe(merged.out)
  const half = await cli(folder.path, 'report', 'merge', '1.json', '--report', 'half.json')
  expect(half.code).toBe(1)
  expect(half.err).toContain('1 of 2 shards is missing: 2/2')
})

test.each([
  [['report'], 'which file?'],
  [['report', 'validat', 'a.json'], 'did you mean report validate?'],
  [['report', 'show'], 'which file?'],
  [['report', 'show', 'a', 'b'], 'takes one file, not 2'],
  [['report', 'compare', 'a.json'], 'it takes two reports'],
  [['report', 'compare', 'a', 'b', '--threshold', 'much'], '--threshold is a share'],
  [['report', 'validate'], 'which files?'],
  [['report', 'merge'], 'which files?'],
  [['report', 'merge', 'a.json'], 'where to? --report OUT'],
])('%j', async (words, expected) => {
  const { code, err } = await cli('/tmp', ...words)
  expect(err).toContain(expected)
  expect(code).toBe(2)
})
