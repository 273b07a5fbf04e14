/**
 * Resident memory of the program itself on 64 threads, arena included: `migrascope run` as it was built, on a dump
 * that goes through the arena many times, read from disk. Its highest, and whether it grows while the run goes on,
 * first use over.
 *
 *   npm run bench -- memory [--repeat 3] [--copies 64] [--file DUMP]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { programWords } from '../scripts/lib/program.mjs'
import type { CodecId } from '../src/shared/codecs.ts'
import { rawGuest } from './lib/guest.ts'
import { copies, file, repeat } from './lib/options.ts'
import { part } from './lib/part.ts'
import { type Comparison, figure } from './lib/table.ts'
import { temporaryFolder } from './lib/temporary.ts'
import { median } from './statistics.ts'

const THREADS = 64
/** How often the memory of the run is looked at. */
const LOOK_MS = 20
const codecs: readonly CodecId[] = ['zlib', 'zstd']

interface Memory {
  /** MB, the highest of the whole run. */
  readonly most: number
  /** Of the run's last quarter ÷ of its second. The run begins when all threads are ready. */
  readonly growth: number
  /** MB, the highest in each eighth of the run; before them, the highest while threads start. */
  readonly course: readonly number[]
}

const EIGHTHS = 8

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
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const before: number[] = []
  const looks: number[] = []
  let told = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  const timer = setInterval(() => {
    const now = resident(child.pid ?? 0)
    if (now !== undefined) (/^compressing/m.test(told) ? looks : before).push(now)
  }, LOOK_MS)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearInterval(timer)
  if (code !== 0) throw new Error(`migrascope run ended with ${code}: ${told}`)
  if (looks.length < EIGHTHS) throw new Error('the run is too short: more --copies make it longer')
  const most = (of: number, nth: number) =>
    Math.max(...looks.slice((nth * looks.length) / of, ((nth + 1) * looks.length) / of))
  const course = Array.from({ length: EIGHTHS }, (_, nth) => most(EIGHTHS, nth))
  return {
    most: Math.max(...before, ...looks),
    growth: most(4, 3) / most(4, 1),
    course: [Math.max(...before), ...course],
  }
}

await part(`Resident memory at ${THREADS} threads`, async () => {
  if (process.platform !== 'linux') {
    const note = 'Memory is read from /proc, which is there on Linux only: nothing was measured.'
    return { comparisons: [], tables: [], notes: [note] }
  }
  const guest = rawGuest(temporaryFolder(), copies(64), file)
  const comparisons: Comparison[] = []
  const rows: string[][] = []
  for (const codec of codecs) {
    const runs: Memory[] = []
    for (let i = repeat(3); i > 0; i--) runs.push(await run(codec, guest.path))
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
        what: 'the same in the last quarter of a run, threads ready',
        against: 'its second quarter',
        samples: runs.map(run => run.growth),
        unit: '×',
        atMost: 1.05,
      },
    )
    const at = (place: number) => figure(median(runs.map(run => run.course[place] ?? NaN)))
    rows.push([codec, ...Array.from({ length: 1 + EIGHTHS }, (_, place) => at(place))])
  }
  return {
    comparisons,
    tables: [
      {
        title: 'MB, the highest while threads start and in each eighth of the run, medians',
        head: ['codec', 'start', ...Array.from({ length: EIGHTHS }, (_, nth) => `${nth + 1}`)],
        rows,
      },
    ],
    notes: [`Guest: ${guest.name}.`],
  }
})
