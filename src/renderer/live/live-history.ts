/**
 * What every thread did over a run, in bounded memory: at most `capacity` columns of time, each holding
 * the nanoseconds of every thread in every state and the bytes moved. When the columns are full,
 * neighbours are added together and each column stands for twice the time, so totals are kept exactly and
 * a run of days costs no more than a run of two minutes.
 */
export const laneStates = ['busy', 'preempted', 'blocked', 'waiting', 'parked', 'dead'] as const
export type LaneState = (typeof laneStates)[number]
export const STATES = laneStates.length

export const DEFAULT_COLUMNS = 1200

/** One interval between two samples. `stateNs` has STATES words per thread, in `laneStates` order. */
export interface Interval {
  readonly durationNs: number
  readonly bytesIn: number
  readonly bytesOut: number
  readonly stateNs: Float64Array
}

export class LiveHistory {
  readonly threads: number
  readonly capacity: number
  /** Columns in use; the last one may still be filling. */
  columns = 0
  /** Samples that one full column stands for: a power of two. */
  samplesPerColumn = 1
  /** All time so far. */
  totalNs = 0
  readonly durationNs: Float64Array
  readonly bytesIn: Float64Array
  readonly bytesOut: Float64Array
  /** `[column][thread][state]`, flat. */
  readonly stateNs: Float64Array
  #samplesInLast = 0

  constructor(threads: number, capacity: number = DEFAULT_COLUMNS) {
    if (capacity < 2 || capacity % 2 !== 0) throw new RangeError('capacity must be even')
    this.threads = threads
    this.capacity = capacity
    this.durationNs = new Float64Array(capacity)
    this.bytesIn = new Float64Array(capacity)
    this.bytesOut = new Float64Array(capacity)
    this.stateNs = new Float64Array(capacity * threads * STATES)
  }

  /** As it is now; what is added later is not in it. */
  copy(): LiveHistory {
    const made = new LiveHistory(this.threads, this.capacity)
    made.columns = this.columns
    made.samplesPerColumn = this.samplesPerColumn
    made.totalNs = this.totalNs
    made.durationNs.set(this.durationNs)
    made.bytesIn.set(this.bytesIn)
    made.bytesOut.set(this.bytesOut)
    made.stateNs.set(this.stateNs)
    return made
  }

  add(interval: Interval): void {
    if (this.columns === 0 || this.#samplesInLast === this.samplesPerColumn) {
      if (this.columns === this.capacity) this.#halve()
      this.columns++
      this.#samplesInLast = 0
    }
    this.#samplesInLast++
    this.totalNs += interval.durationNs
    const column = this.columns - 1
    accumulate(this.durationNs, column, interval.durationNs)
    accumulate(this.bytesIn, column, interval.bytesIn)
    accumulate(this.bytesOut, column, interval.bytesOut)
    const width = this.threads * STATES
    for (let i = 0; i < width; i++) {
      accumulate(this.stateNs, column * width + i, interval.stateNs[i] ?? 0)
    }
  }

  #halve(): void {
    for (const [array, width] of [
      [this.durationNs, 1],
      [this.bytesIn, 1],
      [this.bytesOut, 1],
      [this.stateNs, this.threads * STATES],
    ] as const) {
      addNeighbours(array, width)
    }
    this.columns = this.capacity / 2
    this.samplesPerColumn *= 2
  }
}

function accumulate(array: Float64Array, index: number, value: number): void {
  array[index] = (array[index] ?? 0) + value
}

function addNeighbours(array: Float64Array, width: number): void {
  const half = array.length / 2
  for (let i = 0; i < half; i++) {
    const row = Math.floor(i / width)
    const left = 2 * row * width + (i % width)
    array[i] = (array[left] ?? 0) + (array[left + width] ?? 0)
  }
  array.fill(0, half)
}
