/**
 * The live figures of a run as one flat array of numbers: 16 header words, then 8 words per thread,
 * compression threads first. It goes from the host to the renderer ten times a second; all figures are
 * totals since the clock started, so a lost message loses nothing.
 */
export const LIVE_VERSION = 1
const HEADER = 16
const PER_THREAD = 8

/** What the pump does; `phases` of a result are named alike. The order is the wire's. */
export const livePhases = [
  'start',
  'load',
  'read',
  'scan',
  'submit',
  'wait',
  'drain',
  'verify',
  'end',
] as const
export type LivePhase = (typeof livePhases)[number]

/** What a thread does at the moment of the sample. The order is the shared memory's. */
export const threadStates = ['parked', 'waiting', 'busy', 'blocked', 'dead'] as const
export type ThreadState = (typeof threadStates)[number]

export interface ThreadFigures {
  requests: number
  bytesIn: number
  bytesOut: number
  busyNs: number
  waitNs: number
  blockedNs: number
  cpuNs: number
  state: ThreadState
}

export interface LiveFigures {
  /** Rises by one per sample of a run. */
  sequence: number
  phase: LivePhase
  /** Nanoseconds of measured time since the clock started; stands still during load and verify. */
  elapsedNs: number
  /** Bytes of guest memory done in the current pass (load, run) and how many there are. */
  doneBytes: number
  goalBytes: number
  pagesTotal: number
  pagesNormal: number
  pagesDuplicate: number
  busyPages: number
  bytesIn: number
  bytesOut: number
  verifiedPages: number
  /** Requests handed over and not yet done, all threads. */
  pending: number
  /** Requests the queue could hold, all threads. */
  capacity: number
  compress: ThreadFigures[]
  decompress: ThreadFigures[]
}

/** Packs `figures` for the wire. */
export function encodeLive(figures: LiveFigures): Float64Array {
  const threads = [...figures.compress, ...figures.decompress]
  const out = new Float64Array(HEADER + PER_THREAD * threads.length)
  out.set([
    LIVE_VERSION,
    figures.sequence,
    livePhases.indexOf(figures.phase),
    figures.elapsedNs,
    figures.doneBytes,
    figures.goalBytes,
    figures.pagesTotal,
    figures.pagesNormal,
    figures.pagesDuplicate,
    figures.busyPages,
    figures.bytesIn,
    figures.bytesOut,
    figures.verifiedPages,
    figures.pending,
    figures.capacity,
    figures.compress.length,
  ])
  threads.forEach((t, i) => {
    out.set(
      [
        t.requests,
        t.bytesIn,
        t.bytesOut,
        t.busyNs,
        t.waitNs,
        t.blockedNs,
        t.cpuNs,
        threadStates.indexOf(t.state),
      ],
      HEADER + i * PER_THREAD,
    )
  })
  return out
}

/** Unpacks what `encodeLive` packed; undefined for anything else. */
export function decodeLive(words: Float64Array): LiveFigures | undefined {
  const at = (i: number) => words[i] ?? NaN
  const count = (words.length - HEADER) / PER_THREAD
  const phase = livePhases[at(2)]
  const compressCount = at(15)
  if (at(0) !== LIVE_VERSION || phase === undefined) return undefined
  if (!Number.isInteger(count) || !Number.isInteger(compressCount)) return undefined
  if (compressCount < 0 || compressCount > count) return undefined
  const threads: ThreadFigures[] = []
  for (let i = 0; i < count; i++) {
    const o = HEADER + i * PER_THREAD
    const state = threadStates[at(o + 7)]
    if (state === undefined) return undefined
    threads.push({
      requests: at(o),
      bytesIn: at(o + 1),
      bytesOut: at(o + 2),
      busyNs: at(o + 3),
      waitNs: at(o + 4),
      blockedNs: at(o + 5),
      cpuNs: at(o + 6),
      state,
    })
  }
  return {
    sequence: at(1),
    phase,
    elapsedNs: at(3),
    doneBytes: at(4),
    goalBytes: at(5),
    pagesTotal: at(6),
    pagesNormal: at(7),
    pagesDuplicate: at(8),
    busyPages: at(9),
    bytesIn: at(10),
    bytesOut: at(11),
    verifiedPages: at(12),
    pending: at(13),
    capacity: at(14),
    compress: threads.slice(0, compressCount),
    decompress: threads.slice(compressCount),
  }
}
