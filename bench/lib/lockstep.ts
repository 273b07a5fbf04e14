/**
 * Sweeps of one plan side by side, a step of each in turn: what slows the machine for a while falls on all of them
 * alike, which is not so for sweeps that come one after the other.
 */
import { sweepReport } from '../../src/main/bench/journal-report.ts'
import { runSweep, SweepState } from '../../src/main/bench/sweep.ts'
import { openDump } from '../../src/main/dump/open.ts'
import { Engine } from '../../src/main/migration/engine.ts'
import { environment } from '../../src/main/report/environment.ts'
import type { Report } from '../../src/shared/report.ts'
import type { SweepPlan } from '../../src/shared/sweep.ts'

const source = (path: string) => new URL(`../../${path}`, import.meta.url)

/** Who may take a step: one after the other, round and round. */
class Turns {
  readonly #waiting = new Map<number, () => void>()
  readonly #all: number
  #now = 0

  constructor(all: number) {
    this.#all = all
  }

  /** Resolves when it is the turn of `one`. */
  async take(one: number): Promise<void> {
    if (this.#now === one) return
    await new Promise<void>(resolve => this.#waiting.set(one, resolve))
  }

  pass(): void {
    this.#now = (this.#now + 1) % this.#all
    const go = this.#waiting.get(this.#now)
    this.#waiting.delete(this.#now)
    go?.()
  }
}

/**
 * @param path of the dump
 * @param plan of a fixed number of samples, so that all sweeps have as many steps
 * @param compress source files of compression threads, one for each sweep
 * @returns the reports, in this order
 */
export async function sweepsInTurns(
  path: string,
  plan: SweepPlan,
  compress: readonly string[],
): Promise<Report[]> {
  const turns = new Turns(compress.length)
  return await Promise.all(compress.map((file, one) => sweep(path, plan, file, { turns, one })))
}

async function sweep(
  path: string,
  plan: SweepPlan,
  compress: string,
  { turns, one }: { readonly turns: Turns; readonly one: number },
): Promise<Report> {
  const reference = { kind: 'file', path } as const
  using dump = openDump(reference)
  const { facts } = dump
  await using engine = new Engine({
    pump: source('src/main/migration/pump.ts'),
    compress: source(compress),
    decompress: source('src/workers/decompress.ts'),
    census: source('src/main/migration/census-thread.ts'),
  })
  const { signal } = new AbortController()
  const startedAt = new Date()
  const state = new SweepState(plan, 1)
  await turns.take(one)
  const content = await engine.fingerprint(reference, signal)
  await runSweep({
    engine,
    dumps: [{ reference, facts }],
    plan,
    state,
    signal,
    onStep: async () => {
      turns.pass()
      await turns.take(one)
    },
    onProgress: ({ done, goal }) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${done} of ${goal}: ${compress}`)
    },
    onLive: () => undefined,
  })
  turns.pass()
  const head = {
    kind: 'head',
    format: 'migrascope-journal',
    version: 1,
    tool: { name: 'migrascope', version: 'bench' },
    startedAt: startedAt.toISOString(),
    command: '',
    environment: environment(),
    dumps: [{ facts, inventory: null, content }],
    paths: [path],
    plan,
    settings: null,
    codecVersions: {},
  } as const
  return sweepReport({ ...head, dumps: [...head.dumps], paths: [...head.paths] }, state, {
    outcome: 'done',
    endedAt: new Date(),
  })
}
