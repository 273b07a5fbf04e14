/**
 * The whole job beside a real QEMU that migrates the same guest memory: a stopped guest, the stream read and thrown
 * away by a process beside. Ours does not write a stream, QEMU's figure holds the writing; the reader's share of
 * the processors is stated.
 *
 *   npm run bench -- qemu [--repeat 5] [--copies 8] [--file DUMP]
 */
import { truncateSync } from 'node:fs'
import type { CodecId } from '../src/shared/codecs.ts'
import { type MigrationSetting, QemuGuest } from './lib/qemu-guest.ts'
import { rawGuest } from './lib/guest.ts'
import { JobBench } from './lib/job.ts'
import { copies, file, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { programVersion } from './lib/programs.ts'
import { inRounds, type Measure } from './lib/rounds.ts'
import { figure, withSpread } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'
import { median } from './statistics.ts'

const THREADS = 2
const sizes = [4, 64, 256]
const codecs: readonly CodecId[] = ['zlib', 'zstd']

const multifd = (method: string): MigrationSetting => ({
  capabilities: { multifd: true },
  parameters: { 'multifd-channels': 4, 'multifd-compression': method },
})
const COMPRESS = 'QEMU compress, level 1, 4 threads'
const ZLIB = 'QEMU multifd zlib, 4 channels'
const ZSTD = 'QEMU multifd zstd, 4 channels'
const settings: Readonly<Record<string, MigrationSetting>> = {
  [COMPRESS]: {
    capabilities: { compress: true },
    parameters: { 'compress-level': 1, 'compress-threads': 4, 'compress-wait-thread': true },
  },
  [ZLIB]: multifd('zlib'),
  [ZSTD]: multifd('zstd'),
}

const label = (codec: string, kib: number) => `ours, ${codec} 1, ${kib} KiB, ${THREADS} threads`

await part('The whole job beside QEMU, MB/s of guest memory', async () => {
  const version = programVersion('qemu-system-x86_64')
  if (version === undefined) {
    const note =
      'There is no qemu-system-x86_64 here (Debian: qemu-system-x86), so nothing was measured.'
    return { comparisons: [], tables: [], notes: [note] }
  }
  const folder = temporaryFolder()
  const guest = rawGuest(folder, copies(8), file)
  // QEMU takes whole MiB; what is missing at the end of a dump is zeros for both.
  const bytes = Math.ceil(guest.bytes / 2 ** 20) * 2 ** 20
  truncateSync(guest.path, bytes)

  await using stack = new AsyncDisposableStack()
  const job = stack.use(new JobBench(guest.path))
  const qemu = stack.use(await QemuGuest.start(folder, guest.path))
  const readerShare: number[] = []
  const cases: Record<string, Measure> = {}
  for (const codec of codecs) {
    for (const kib of sizes) {
      const wanted = { codec, level: 1, threads: THREADS, requestBytes: kib * 1024 }
      cases[label(codec, kib)] = () => job.speed(job.settings(wanted))
    }
  }
  for (const [name, setting] of Object.entries(settings)) {
    cases[name] = async () => {
      const { seconds, discarded } = await qemu.migrate(setting)
      readerShare.push((100 * discarded.cpuMs) / 1000 / seconds)
      return bytes / 1e6 / seconds
    }
  }
  const samples = await inRounds({ repeat: repeat(5), cases })

  const best = (codec: CodecId) => samples.best(sizes.map(kib => label(codec, kib)))
  const against = (codec: CodecId, theirs: string, atLeast: number) => ({
    what: `a guest of ${bytes / 2 ** 20} MiB: ${best(codec)}`,
    against: theirs,
    samples: samples.ratios(best(codec), theirs),
    unit: '×' as const,
    atLeast,
  })
  return {
    comparisons: [
      against('zlib', COMPRESS, 2),
      against('zlib', ZLIB, 1.2),
      against('zstd', ZSTD, 1),
    ],
    tables: [
      {
        title: 'MB/s of guest memory',
        head: ['', 'median (lowest–highest)'],
        rows: Object.keys(cases).map(name => [name, withSpread(samples.of(name))]),
      },
    ],
    notes: [
      `Guest: ${guest.name}. Peer: ${version}.`,
      `The process that throws QEMU's stream away took ${figure(median(readerShare))} % of one processor.`,
    ],
  }
})
