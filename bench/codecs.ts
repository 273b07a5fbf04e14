/**
 * Codecs in one thread, no queue: MB/s of pages that are not zero and what they are made of, at three request
 * sizes, beside C where there is a C codec of that name. Each round does every codec at every size.
 *
 *   npm run bench -- codecs [--repeat 5] [--file DUMP]
 */
import { type CodecId, codecIds, codecTraits } from '../src/shared/codecs.ts'
import { codecs } from '../src/workers/codecs/index.ts'
import { rawGuest } from './lib/guest.ts'
import { buildNative, type NativeCodec, NativeJob } from './lib/native-job.ts'
import { copies, file, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { inRounds, type Measure } from './lib/rounds.ts'
import { type Comparison, figure } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'
import { type Pass, PlainLoop } from './plain-loop.ts'
import { median } from './statistics.ts'

const sizes = [4, 64, 512]
/** Levels that a table shows beside the codec's own default. */
const moreLevels: Readonly<Partial<Record<CodecId, readonly number[]>>> = {
  zlib: [6],
  zstd: [-3],
}
const native: readonly NativeCodec[] = ['zlib', 'zstd', 'lz4']
/** The codec that is to beat C's zlib at page size. */
const RIVAL = 'page-deflate'

await part('Codecs, one thread, MB/s of pages that are not zero', async () => {
  const folder = temporaryFolder()
  const guest = rawGuest(folder, copies(1), file)
  const notes = [`Guest: ${guest.name}.`]
  const loop = new PlainLoop(guest.path)
  const program = buildNative(folder)
  notes.push(typeof program === 'string' ? program : program.built)

  await using stack = new AsyncDisposableStack()
  const cases: Record<string, Measure> = {}
  const last = new Map<string, Pick<Pass, 'bytesIn' | 'bytesOut'>>()
  const names: string[] = []
  const at = (name: string, kib: number) => `${name}, ${kib} KiB`
  const add = (name: string, passAt: (requestBytes: number) => () => Pass | Promise<Pass>) => {
    names.push(name)
    for (const kib of sizes) {
      const pass = passAt(kib * 1024)
      cases[at(name, kib)] = async () => {
        const done = await pass()
        last.set(at(name, kib), done)
        return done.bytesIn / 1e6 / done.seconds
      }
    }
  }
  for (const codec of codecIds) {
    const { missing } = codecs[codec]
    if (missing !== null) {
      notes.push(`${codec} cannot run: ${missing}.`)
      continue
    }
    for (const level of [codecTraits[codec].level.default, ...(moreLevels[codec] ?? [])]) {
      add(`${codec} ${level}`, requestBytes => () => loop.pass({ codec, level, requestBytes }))
    }
  }
  if (typeof program !== 'string') {
    for (const codec of native) {
      add(`C ${codec} 1`, requestBytes => {
        const job = stack.use(new NativeJob(program, codec, 1, requestBytes, 1, guest.path))
        return () => job.pass()
      })
    }
  }
  const samples = await inRounds({ repeat: repeat(5), cases })

  const rate = (name: string) => {
    const { bytesIn, bytesOut } = last.get(name) ?? { bytesIn: NaN, bytesOut: NaN }
    return bytesIn / bytesOut
  }
  const comparisons: Comparison[] = []
  const rival = names.find(name => name.startsWith(`${RIVAL} `))
  if (rival === undefined) notes.push(`This build has no codec ${RIVAL}.`)
  else if (names.includes('C zlib 1')) {
    const [us, them] = [at(rival, 4), at('C zlib 1', 4)]
    comparisons.push(
      {
        what: `${us}, one thread: speed`,
        against: them,
        samples: samples.ratios(us, them),
        unit: '×',
        atLeast: 2,
      },
      {
        what: `${us}: compression rate`,
        against: them,
        samples: [rate(us) / rate(them)],
        unit: '×',
        atLeast: 0.99,
      },
    )
  }
  return {
    comparisons,
    tables: [
      {
        title: 'MB/s, median of the rounds (compression rate)',
        head: ['codec, level', ...sizes.map(kib => `${kib} KiB`)],
        rows: names.map(name => [
          name,
          ...sizes.map(kib => {
            const key = at(name, kib)
            return `${figure(median(samples.of(key)))} (${rate(key).toFixed(2)})`
          }),
        ]),
      },
    ],
    notes,
  }
})
