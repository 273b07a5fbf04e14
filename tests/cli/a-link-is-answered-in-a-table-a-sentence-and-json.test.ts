import { expect, test } from 'vitest'
import { benchAnswers } from '../../src/main/cli/bench-link.ts'
import { linkTable } from '../../src/main/cli/link-table.ts'
import { reportJson } from '../../src/main/cli/report-json.ts'
import { summaryLine } from '../../src/main/cli/sweep-json.ts'
import { fakeTerminal } from './fake-terminal.ts'
import { record, report } from './examples.ts'
import { sweepReport } from '../report/sweep-report.ts'
import { runCli } from './run-cli.ts'

const question = {
  link: { bitsPerSecond: 1e6, efficiency: 1, rtt: 0 },
  dirtyRate: { perSecond: 1000, of: 'bytes' as const },
  downtimeLimit: 0.3,
}
const fast = { ...question, link: { ...question.link, bitsPerSecond: 100e9 } }
const sweep = sweepReport({
  points: [
    { settings: { codec: 'zlib', level: 1 }, throughputs: [100, 101, 99, 100] },
    { settings: { codec: 'none', level: 0 }, throughputs: [900, 910, 890, 900] },
  ],
})
// Both points are of one run's figures; what is not compressed is sent as it is.
for (const { result } of sweep.points[1]?.samples ?? []) {
  result.bytesOut = result.pages.normal * 4096
}
const { stdout } = fakeTerminal()

test('a line for each setting, the limit of each, and the answer last', () => {
  const lines = linkTable(sweep, fast, stdout).trimEnd().split('\n')
  expect(lines.join('\n')).toMatch(/^none-0 t2 4K +900 MB\/s +± 1\.1 % +codec .* fastest$/m)
  expect(lines.join('\n')).toMatch(/^zlib-1 t2 4K +100 MB\/s +± 1\.0 % +codec/m)
  expect(lines.at(-1)).toMatch(
    /^Over 100 Gbit\/s, no compression on 2 threads moves this guest fastest: .*; it is limited by copying\. With 1 kB\/s written anew it converges in 1 iteration: /,
  )
})

test('the speeds at which settings take turns', () => {
  expect(linkTable(sweep, question, stdout)).toMatch(/^up to 535 Mbit\/s +zlib level 1/m)
})

test('without a link there is no word of it', () => {
  expect(linkTable(sweep, null, stdout)).toBe('')
  expect(JSON.parse(summaryLine(sweep, null))).not.toHaveProperty('overLink')
})

test('JSON of a sweep and of a run have the same figures', () => {
  const { overLink } = JSON.parse(summaryLine(sweep, fast)) as { overLink: object }
  expect(overLink).toMatchObject({
    asked: { link: { bitsPerSecond: 100e9, efficiency: 1, rtt: 0 } },
    dumps: [
      {
        dump: 'guest.raw',
        best: 'none-0 t2 4K',
        noDifferenceShown: [],
        noCompression: 'none-0 t2 4K',
        gain: 1,
        points: [
          { point: 1, effectiveRate: { median: 900, low: 890, high: 910 }, limit: 'codec' },
          { point: 0, precopy: { converges: true, iterations: 1 } },
        ],
        ranges: [{ fromBitsPerSecond: 0 }, { toBitsPerSecond: null, best: 'none-0 t2 4K' }],
      },
    ],
  })
  const run = JSON.parse(reportJson(record, report, question)) as object
  expect(run).toMatchObject({
    wallNs: record.result.wallNs,
    // One sample is no ground to be sure on.
    overLink: { dumps: [{ dump: 'guest.elf', isUnsure: true }] },
  })
})

test('a benchmark: threads and designs to choose from, its samples for an interval', () => {
  const point = {
    ...{ guest: 'series', bytes: 2 ** 30, pageSize: 4096, compressionRate: 100 },
    sent: { perByte: 0.02, uncompressed: 4104 / 4096 },
  }
  const plan = {
    ...{ memoryBytes: 2 ** 30, designs: ['per-thread', 'baseline'] as const, threads: [1, 2] },
    ...{ requestsPerThread: 'auto' as const, codec: 'zlib' as const, level: 1 },
    ...{ requestBytes: 4096, repeat: 4 },
  }
  const outcome = {
    cancelled: false,
    points: [
      { ...point, design: 'baseline' as const, threads: 2, samples: [0.8, 0.9, 0.8, 0.8] },
      { ...point, design: 'per-thread' as const, threads: 2, samples: [1, 1.1, 1, 0.95] },
      { ...point, design: 'per-thread' as const, threads: 1, samples: [] },
    ],
  }
  const [answer] = benchAnswers(outcome, plan, { ...question, dirtyRate: null })
  expect(answer?.rows).toHaveLength(3)
  const [over] = benchAnswers(outcome, plan, {
    ...fast,
    link: { ...fast.link, bitsPerSecond: 5e9 },
  })
  expect(over?.best).toMatchObject({
    candidate: { point: 1, settings: { design: 'per-thread', threads: 2 } },
    rate: { median: 2 ** 30, low: 0.95 * 2 ** 30, high: 1.1 * 2 ** 30 },
    limit: 'codec',
    time: 1,
  })
  expect(over?.tied).toEqual([])
})

test.each([
  [['--link', '10'], '--link is a speed with its unit'],
  [['--link', '10Gbit/s', '--dirty-rate', '200'], '--dirty-rate is a rate with its unit'],
  [['--link', '10Gbit/s', '--downtime-limit', '1s'], '--downtime-limit goes with --dirty-rate'],
  [['--link', '1G', '--dirty-rate', '1MB/s', '--downtime-limit', '300'], '--downtime-limit is a'],
  [['--link', '1G', '--rtt', '61s'], '--rtt is a time up to 60s'],
  [['--link', '1G', '--link-efficiency', '0%'], '--link-efficiency is 1% to 100%'],
  [['--dirty-rate', '200MB/s'], '--dirty-rate goes with --link'],
])('wrong words are answered: %j', async (words, said) => {
  for (const command of [['run', '--sample'], ['sweep', '--sample'], ['bench']]) {
    const { code, err } = await runCli([...command, ...words])
    expect(code).toBe(2)
    expect(err).toContain(said)
  }
  expect((await runCli(['report', 'show', 'a.json', ...words])).err).toContain(said)
})

test.each(['csv', 'json', 'series-table'])('an export as %s has no place for it', async format => {
  const words = ['report', 'export', 'a.json', '--format', format, '--link', '10Gbit/s']
  const { code, err } = await runCli(words)
  expect(code).toBe(2)
  expect(err).toContain('markdown, markdown-full, html have')
})
