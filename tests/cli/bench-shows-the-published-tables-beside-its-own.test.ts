import { expect, test } from 'vitest'
import type { SeriesPlan, SeriesPoint } from '../../src/shared/series-bench.ts'
import { fakeHost, type FakeHost } from './fake-host.ts'
import { fakeTerminal } from './fake-terminal.ts'
import { runCli } from './run-cli.ts'

/** One thread makes 0.5 GiB/s, n of them n times 0.4; of the last point nothing was measured. */
function benchHost(cancelled = false): { host: FakeHost; plans: SeriesPlan[] } {
  const plans: SeriesPlan[] = []
  const bench: FakeHost['bench'] = (plan, { onStep, signal }) => {
    plans.push(plan)
    onStep({ stage: 'measuring', done: 1, goal: 4, note: 'baseline, 8 threads' })
    const points = plan.guests.flatMap(({ kind }) =>
      plan.designs.flatMap(design =>
        plan.threads.map((threads): SeriesPoint => {
          const gibs = threads === 1 ? 0.5 : 0.4 * threads
          const samples = threads === 256 ? [] : [gibs + 0.1, gibs, gibs - 0.1]
          const sent = { perByte: 0.0084, uncompressed: 4104 / 4096 }
          return {
            ...{ guest: kind, design, threads, bytes: 2 ** 28, pageSize: 4096, samples, sent },
            compressionRate: 186.2,
          }
        }),
      ),
    )
    return Promise.resolve({ cancelled: cancelled || signal.aborted, points })
  }
  return { host: { ...fakeHost(), bench }, plans }
}

test('the table, its efficiencies and those of the series', async () => {
  const { host, plans } = benchHost()
  const words = [
    'bench',
    '--threads',
    '1,8,64,256',
    '--requests-per-thread',
    '4',
    '--data',
    'series',
  ]
  const { code, out, err } = await runCli([...words, '--data', 'guest.elf'], { host })
  expect(code).toBe(0)
  expect(err).toContain('measuring')
  expect(plans[0]).toMatchObject({
    guests: [{ kind: 'series' }, { kind: 'dump', dump: 'dump-1' }],
    designs: ['per-thread', 'baseline'],
    threads: [1, 8, 64, 256],
    requestsPerThread: 4,
    codec: 'zlib',
    level: 1,
  })
  expect(out).toContain('series, 256 MiB: baseline, compression-rate 186.20')
  expect(out).toContain('dump, 256 MiB: per-thread')
  // v2: 0.428 GiB/s at one thread, 3.502 at 8, 0.751 at 64. v3: 0.449, 3.644, 4.914.
  expect(out).toMatch(/Thread # +Throughput .* v2 as published\n +1 +0\.500 .*100 % +100 %\n/)
  expect(out).toMatch(/ 8 +3\.200 +3\.100 +3\.300 +80 % +102 %\n +64 +25\.600 .* 80 % +3 %\n/)
  expect(out).toMatch(/ 8 +3\.200 +3\.100 +3\.300 +80 % +101 %\n +64 +25\.600 .* 80 % +17 %\n/)
  expect(out).toMatch(/ 256 +– +– +– +– +–\n/)
})

test('--json has the samples and the published tables', async () => {
  const { out } = await runCli(
    ['bench', '--json', '--threads', '1,8', '--design', 'baseline'],
    benchHost(),
  )
  const json = JSON.parse(out) as { points: unknown[]; published: { throughput: unknown[] }[] }
  expect(json.points).toHaveLength(2)
  expect(json.points[1]).toMatchObject({
    design: 'baseline',
    threads: 8,
    median: 3.2,
    efficiency: 0.8,
    published: 3.502 / (8 * 0.428),
  })
  expect(json.published.map(table => table.throughput.length)).toEqual([17, 17])
})

test('Ctrl-C keeps what is done', async () => {
  const terminal = fakeTerminal()
  const { host } = benchHost()
  const stopped: FakeHost = {
    ...host,
    bench: (plan, watch) => {
      terminal.interrupt()
      return host.bench(plan, watch)
    },
  }
  const { code, out } = await runCli(['bench', '--threads', '1'], { host: stopped, terminal })
  expect(code).toBe(130)
  expect(out).toContain('stopped: what was measured until then')
  expect(out).toContain('0.500')
})

test.each([
  [['--threads', '0'], '--threads is a list such as 1,4,8-64:4'],
  [['--design', 'v2'], '--design is one of per-thread, baseline'],
  [['--memory', '4G'], '--memory is a size (1M to 2048M)'],
  [['--repeat', '0'], '--repeat is a whole number from 1 to 1000'],
  [['guest.elf'], '--data guest.elf'],
])('bench %j', async (words, expected) => {
  const { code, err } = await runCli(['bench', ...words])
  expect(err).toContain(expected)
  expect(code).toBe(2)
})
