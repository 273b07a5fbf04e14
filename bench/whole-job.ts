/**
 * The whole job from a dump on disk, which lies in the page cache, beside `zstd -1 -T2` on the same file into
 * nothing: read, find zero pages, compress 64 KiB at a time on two threads. zstd compresses zero pages as well, and
 * sees more than 64 KiB at once, which gives it the better ratio.
 *
 *   npm run bench -- whole-job [--repeat 5] [--copies 32] [--file DUMP]
 */
import { spawnSync } from 'node:child_process'
import { rawGuest } from './lib/guest.ts'
import { JobBench } from './lib/job.ts'
import { copies, file, quick, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { programVersion } from './lib/programs.ts'
import { inRounds, type Measure } from './lib/rounds.ts'
import { withSpread } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'

const OURS = 'ours, zstd 1, 64 KiB, 2 threads'
const ZSTD = 'zstd -1 -T2'
/** 2 GiB. */
const COPIES = 32

await part('The whole job from disk, MB/s of guest memory', async () => {
  const version = programVersion('zstd')
  if (version === undefined) {
    const note = 'There is no zstd program here (Debian: zstd), so nothing was measured.'
    return { comparisons: [], tables: [], notes: [note] }
  }
  const guest = rawGuest(temporaryFolder(), quick ? 4 : copies(COPIES), file)
  await using job = new JobBench(guest.path)
  const settings = job.settings({
    codec: 'zstd',
    level: 1,
    requestBytes: 64 * 1024,
    threads: 2,
    source: 'disk',
  })
  const cases: Record<string, Measure> = {
    [OURS]: () => job.speed(settings),
    [ZSTD]: () => {
      const began = performance.now()
      const args = ['-1', '-T2', '-q', '-c', guest.path]
      const { status } = spawnSync('zstd', args, { stdio: ['ignore', 'ignore', 'inherit'] })
      if (status !== 0) throw new Error(`zstd ended with ${status}`)
      return guest.bytes / 1e3 / (performance.now() - began)
    },
  }
  const samples = await inRounds({ repeat: repeat(5), cases })
  return {
    comparisons: [
      {
        what: `a dump of ${Math.round(guest.bytes / 2 ** 20)} MiB from disk, zstd 1, 64 KiB, 2 threads`,
        against: ZSTD,
        samples: samples.ratios(OURS, ZSTD),
        unit: '×',
        atLeast: 0.9,
      },
    ],
    tables: [
      {
        title: 'MB/s of guest memory',
        head: ['', 'median (lowest–highest)'],
        rows: [OURS, ZSTD].map(name => [name, withSpread(samples.of(name))]),
      },
    ],
    notes: [`Guest: ${guest.name}.`, `Peer: ${version.replaceAll('*', '').trim()}.`],
  }
})
