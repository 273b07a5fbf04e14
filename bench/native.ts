/**
 * The whole job in the product beside a C program that does the same to the same pages: zlib with deflateReset,
 * zstd with a kept context, lz4 with a kept state, two threads each, pages in memory, zero pages skipped.
 *
 *   npm run bench -- native [--repeat 7] [--copies 4] [--file DUMP]
 */
import { codecIds } from '../src/shared/codecs.ts'
import { buildNative, type NativeCodec, NativeJob } from './lib/native-job.ts'
import { copies, file, repeat } from './lib/options.ts'
import { rawGuest } from './lib/guest.ts'
import { JobBench } from './lib/job.ts'
import { part } from './lib/part.ts'
import { inRounds, type Measure } from './lib/rounds.ts'
import { type Comparison, figure, withSpread } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'
import { median } from './statistics.ts'

interface Pair {
  readonly codec: NativeCodec
  readonly kib: number
  readonly wanted?: number
}

const pairs: readonly Pair[] = [
  { codec: 'zlib', kib: 4, wanted: 1 },
  { codec: 'zlib', kib: 64 },
  { codec: 'zstd', kib: 4, wanted: 0.7 },
  { codec: 'zstd', kib: 64 },
  { codec: 'lz4', kib: 4, wanted: 0.75 },
  { codec: 'lz4', kib: 64 },
]
const THREADS = 2

await part('The job beside the same in C, MB/s of guest memory', async () => {
  const folder = temporaryFolder()
  const program = buildNative(folder)
  if (typeof program === 'string') return { comparisons: [], tables: [], notes: [program] }
  const guest = rawGuest(folder, copies(4), file)
  const notes = [program.built, `Guest: ${guest.name}.`]

  await using stack = new AsyncDisposableStack()
  const job = stack.use(new JobBench(guest.path))
  const cases: Record<string, Measure> = {}
  const comparisons: (() => Comparison)[] = []
  const rows: (() => string[])[] = []
  for (const { codec, kib, wanted } of pairs) {
    const id = codecIds.find(known => known === (codec as string))
    if (id === undefined) {
      notes.push(`This build has no codec ${codec}.`)
      continue
    }
    const requestBytes = kib * 1024
    const settings = job.settings({ codec: id, level: 1, threads: THREADS, requestBytes })
    const theirs = stack.use(new NativeJob(program, codec, 1, requestBytes, THREADS, guest.path))
    const name = `${codec} 1, ${kib} KiB, ${THREADS} threads`
    const [us, them] = [`${name}, ours`, `${name}, C`]
    const ratio: { ours: number; theirs: number } = { ours: NaN, theirs: NaN }
    cases[us] = async () => {
      const result = await job.run(settings)
      ratio.ours = result.compressionRate
      return result.bytesIn / 1e6 / (result.wallNs / 1e9)
    }
    cases[them] = async () => {
      const pass = await theirs.pass()
      ratio.theirs = pass.bytesIn / pass.bytesOut
      return guest.bytes / 1e6 / pass.seconds
    }
    comparisons.push(() => ({
      what: name,
      against: 'the same in C',
      samples: samples.ratios(us, them),
      unit: '×',
      ...(wanted === undefined ? {} : { atLeast: wanted }),
    }))
    rows.push(() => [
      name,
      withSpread(samples.of(us)),
      withSpread(samples.of(them)),
      figure(median(samples.ratios(us, them))),
      figure(ratio.ours),
      figure(ratio.theirs),
    ])
  }
  const samples = await inRounds({ repeat: repeat(7), cases })
  return {
    comparisons: comparisons.map(make => make()),
    tables: [
      {
        title: 'MB/s of guest memory, zero pages too, and the compression rate',
        head: ['', 'ours', 'C', 'ours ÷ C', 'rate, ours', 'rate, C'],
        rows: rows.map(make => make()),
      },
    ],
    notes,
  }
})
