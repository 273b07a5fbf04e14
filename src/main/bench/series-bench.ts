/**
 * The series' benchmark on an engine: throughput of the job against the number of threads, for both designs, with
 * all pages in memory before the clock starts. Points are measured in rounds in a shuffled order, so that what
 * slows the machine for a while slows all of them. Before the first round the threads warm up: each compiles
 * code of its own, which takes it some thousands of pages.
 */
import type { DumpFacts } from '../../shared/dump-facts.ts'
import { sentBytes, sentUncompressed } from '../../shared/plan/sent-bytes.ts'
import type {
  SeriesOutcome,
  SeriesPlan,
  SeriesPoint,
  SeriesWatch,
} from '../../shared/series-bench.ts'
import { defaultSettings, MiB, MIN_ARENA_BYTES, type RunSettings } from '../../shared/settings.ts'
import type { DumpReference } from '../dump/dump.ts'
import type { Engine } from '../migration/engine.ts'
import { turns } from './rounds.ts'

export interface BenchGuest {
  readonly dump: DumpReference
  readonly facts: DumpFacts
}

/** Requests that a thread handles before it runs at its speed. */
const WARM_REQUESTS = 4000
const MAX_WARM_UPS = 8

/** A point while it is measured. */
interface Open {
  readonly source: BenchGuest
  readonly point: SeriesPoint & {
    readonly samples: number[]
    compressionRate: number
    sent: SeriesPoint['sent']
  }
}

/** @throws MigrascopeError as `Engine.run` */
export async function seriesBench(
  engine: Engine,
  guests: readonly BenchGuest[],
  plan: SeriesPlan,
  { signal, onStep }: SeriesWatch,
): Promise<SeriesOutcome> {
  const names = namesOf(guests)
  const open: Open[] = guests.flatMap((source, i) =>
    plan.designs.flatMap(design =>
      plan.threads.map(threads => {
        const guest = names[i] ?? ''
        const { guestBytes: bytes, pageSize } = source.facts
        return {
          source,
          point: {
            ...{ guest, design, threads, bytes, pageSize },
            ...{ samples: [], compressionRate: 0, sent: null },
          },
        }
      }),
    ),
  )
  const arenaBytes = Math.max(...guests.map(({ facts }) => arenaFor(facts)))

  /** Null when it was cancelled. */
  const measure = async ({ source, point: { design, threads } }: Open) => {
    const settings: RunSettings = {
      ...defaultSettings,
      codec: plan.codec,
      level: plan.level,
      requestBytes: plan.requestBytes,
      requestsPerThread: plan.requestsPerThread,
      design,
      threads,
      source: 'memory',
      arenaBytes,
    }
    const { cancelled, result } = await engine.run({
      ...source,
      settings,
      signal,
      onRunning: () => undefined,
      onSample: () => undefined,
    })
    return cancelled ? null : result
  }

  const most = Math.max(...plan.threads)
  const warmUps = open
    .filter(({ point }) => point.threads === most)
    .flatMap(one => Array.from({ length: warmUpsOf(one.point, plan) }, () => one))
  const goal = warmUps.length + open.length * plan.repeat
  let done = 0
  const show = (stage: 'warm-up' | 'measuring', { point: { design, threads } }: Open) => {
    const note = `${design}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`
    onStep({ stage, done: done++, goal, note })
  }

  const measureAll = async () => {
    for (const one of warmUps) {
      if (signal.aborted) return
      show('warm-up', one)
      await measure(one)
    }
    const repeats = { min: plan.repeat, max: plan.repeat, precision: 0 }
    const samplesOf = (index: number) => open[index]?.point.samples ?? []
    for (const turn of turns(open.length, { seed: 1, repeats }, samplesOf)) {
      const one = open[turn.point] as Open
      if (signal.aborted) return
      show('measuring', one)
      const result = await measure(one)
      if (result === null) return
      one.point.samples.push(result.bytesIn / 2 ** 30 / (result.wallNs / 1e9))
      one.point.compressionRate = result.compressionRate
      one.point.sent = {
        perByte: sentBytes(result) / result.bytesIn,
        uncompressed: sentUncompressed(result, one.source.facts.pageSize) / result.bytesIn,
      }
    }
  }
  await measureAll()
  return { cancelled: signal.aborted, points: open.map(({ point }) => point) }
}

/** Names of the guests; two of one name are told apart. */
function namesOf(guests: readonly BenchGuest[]): string[] {
  const names = guests.map(({ facts }) => facts.name)
  return names.map((name, i) => {
    const before = names.slice(0, i).filter(other => other === name).length
    return before === 0 ? name : `${name} (${before + 1})`
  })
}

/** Both halves, and a part-page for each block. */
function arenaFor({ guestBytes, blocks, pageSize }: DumpFacts): number {
  const half = Math.ceil((guestBytes + blocks.length * pageSize) / MiB) * MiB
  return Math.max(MIN_ARENA_BYTES, 2 * half)
}

function warmUpsOf({ bytes, threads }: SeriesPoint, { requestBytes }: SeriesPlan): number {
  const runs = Math.ceil((WARM_REQUESTS * threads * requestBytes) / bytes)
  return Math.min(MAX_WARM_UPS, runs)
}
