/**
 * What the pump tells while it works, in shared memory: one writer, readers at any time. A word in it asks
 * the pump to stop.
 */
import { livePhases, type LivePhase } from '../../shared/live.ts'

const FIGURES_AT = 8
const names = [
  'phase',
  'doneBytes',
  'goalBytes',
  'pagesNormal',
  'pagesDuplicate',
  'busyPages',
  'bytesIn',
  'bytesOut',
  'verifiedPages',
  'capacity',
] as const
export type ProgressName = (typeof names)[number]
export type ProgressFigures = Record<Exclude<ProgressName, 'phase'>, number> & { phase: LivePhase }

export class Progress {
  static readonly BYTES = FIGURES_AT + 8 * names.length
  readonly memory: SharedArrayBuffer
  readonly #words: Float64Array
  readonly #stop: Int32Array

  constructor(memory = new SharedArrayBuffer(Progress.BYTES)) {
    this.memory = memory
    this.#stop = new Int32Array(memory, 0, 1)
    this.#words = new Float64Array(memory, FIGURES_AT)
  }

  reset(): void {
    Atomics.store(this.#stop, 0, 0)
    this.#words.fill(0)
  }

  stop(): void {
    Atomics.store(this.#stop, 0, 1)
  }

  get stopped(): boolean {
    return Atomics.load(this.#stop, 0) === 1
  }

  set(name: Exclude<ProgressName, 'phase'>, value: number): void {
    this.#words[names.indexOf(name)] = value
  }

  set phase(phase: LivePhase) {
    this.#words[0] = livePhases.indexOf(phase)
  }

  read(): ProgressFigures {
    const at = (name: ProgressName) => this.#words[names.indexOf(name)] ?? 0
    return {
      phase: livePhases[at('phase')] ?? 'start',
      doneBytes: at('doneBytes'),
      goalBytes: at('goalBytes'),
      pagesNormal: at('pagesNormal'),
      pagesDuplicate: at('pagesDuplicate'),
      busyPages: at('busyPages'),
      bytesIn: at('bytesIn'),
      bytesOut: at('bytesOut'),
      verifiedPages: at('verifiedPages'),
      capacity: at('capacity'),
    }
  }
}
