/**
 * Resident memory of the program itself on 64 threads, arena included: `migrascope run` as it was built, on a dump
 * that is several arenas long, read from disk. Its highest, and whether it grows while the run goes on.
 *
 *   npm run bench -- memory [--repeat 5] [--copies 16] [--file DUMP]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { programWords } from '../scripts/lib/program.mjs'
import type { CodecId } from '../src/shared/codecs.ts'
import { rawGuest } from './lib/guest.ts'
import { copies, file, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { type Comparison, withSpread } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'

const THREADS = 64
/** How often the memory of the run is looked at. */
const LOOK_MS = 20
const codecs: readonly CodecId[] = ['zlib', 'zstd']

interface Memory {
  /** MB, the highest of the whole run. */
  readonly most: number
  /** Of its last quarter ÷ of its second: the first is for threads that start. */
  readonly growth: number
}

/** Resident megabytes of a process, undefined when it is gone. */
function resident(pid: number): number | undefined {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return line ? (Number(line[1]) * 1024) / 1e6 : undefined
  } catch {
    return undefined
  }
}

async function run(codec: CodecId, path: string): Promise<Memory> {
  const words = ['--codec', codec, '--level', '1', '--threads', String(THREADS), '--source', 'disk']
  const child = spawn(process.execPath, programWords('run', path, ...words, '--json'), {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const looks: number[] = []
  const timer = setInterval(() => {
    const now = resident(child.pid ?? 0)
    if (now !== undefined) looks.push(now)
  }, LOOK_MS)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearInterval(timer)
  if (code !== 0) throw new Error(`migrascope run ended with ${code}`)
  const quarter = (nth: number) =>
    Math.max(...looks.slice((nth * looks.length) / 4, ((nth + 1) * looks.length) / 4))
  return { most: Math.max(...looks), growth: quarter(3) / quarter(1) }
}

await part(`Resident memory at ${THREADS} threads`, async () => {
  if (process.platform !== 'linux') {
    const note = 'Memory is read from /proc, which is there on Linux only: nothing was measured.'
    return { comparisons: [], tables: [], notes: [note] }
  }
  const guest = rawGuest(temporaryFolder(), copies(16), file)
  const comparisons: Comparison[] = []
  const rows: string[][] = []
  for (const codec of codecs) {
    const runs: Memory[] = []
    for (let i = repeat(5); i > 0; i--) runs.push(await run(codec, guest.path))
    const most = runs.map(run => run.most)
    comparisons.push(
      {
        what: `resident memory at ${THREADS} threads, ${codec} 1, 4 KiB`,
        against: '–',
        samples: most,
        unit: 'MB',
        atMost: 900,
      },
      {
        what: 'the same in the last quarter of a run',
        against: 'its second quarter',
        samples: runs.map(run => run.growth),
        unit: '×',
        atMost: 1.05,
      },
    )
    rows.push([codec, withSpread(most)])
  }
  return {
    comparisons,
    tables: [
      {
        title: 'MB, the highest of a run',
        head: ['codec', 'median (lowest–highest)'],
        rows,
      },
    ],
    notes: [`Guest: ${guest.name}.`],
  }
})
