/**
 * What runs jobs: one pump, the compression and the decompression workqueue, one arena. Threads and arena
 * are kept from run to run and resized in between; what died is made anew. One run at a time.
 */
import { codecTraits, type CodecFacts, codecIds } from '../../shared/codecs.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { DumpFacts, Inventory } from '../../shared/dump-facts.ts'
import type { LiveFigures } from '../../shared/live.ts'
import type { RunCells } from '../../shared/page-map.ts'
import type { RunResult } from '../../shared/result.ts'
import type { RunSettings } from '../../shared/settings.ts'
import { type ArenaMemory, makeArena } from '../../workers/arena.ts'
import { codecs } from '../../workers/codecs/index.ts'
import type { PageJobConfig } from '../../workers/page-request.ts'
import type { DumpReference } from '../dump/dump.ts'
import type { Fingerprint } from '../dump/fingerprint.ts'
import { Workqueue } from '../workqueue/workqueue.ts'
import type { CeilingTask } from './ceilings.ts'
import type { Latencies } from './latency.ts'
import { liveFigures } from './live-figures.ts'
import { Progress } from './progress.ts'
import { PumpPort } from './pump-port.ts'
import { queueShape } from './queue-shape.ts'
import { runResult } from './run-result.ts'

export interface WorkerUrls {
  readonly pump: URL
  readonly compress: URL
  readonly decompress: URL
  readonly census: URL
}

export interface EngineRun {
  readonly dump: DumpReference
  readonly facts: DumpFacts
  readonly settings: RunSettings
  readonly signal: AbortSignal
  /** Called when all threads are ready and the job begins. */
  readonly onRunning: () => void
  /** Called every `SAMPLE_MS` and once at the end. */
  readonly onSample: (figures: LiveFigures) => void
}

export interface EngineOutcome {
  readonly cancelled: boolean
  /** As they are after the inventory; from the headers alone where there is none. */
  readonly facts: DumpFacts
  readonly inventory: Inventory | null
  /** What the run did in each cell of the page map; null where the inventory is. */
  readonly cells: RunCells | null
  readonly latency: Latencies | null
  readonly result: RunResult
}

/** Ten samples a second. */
const SAMPLE_MS = 100

/** The codecs of this build, and which of them run on this machine. */
export function codecFacts(): CodecFacts[] {
  return codecIds.map(id => {
    const { version, missing } = codecs[id]
    return { id, ...codecTraits[id], version, available: missing === null, reason: missing }
  })
}

/** Codec → name and version of what does the work, of those that run here. */
export const codecVersions = (): Record<string, string> =>
  Object.fromEntries(
    codecFacts().flatMap(({ id, version, available }) => (available ? [[id, version]] : [])),
  )

export class Engine implements AsyncDisposable {
  readonly #workers: WorkerUrls
  readonly #pump: PumpPort
  readonly #progress = new Progress()
  #arena: { readonly memory: ArenaMemory; readonly bytes: number } | undefined
  #compress: Workqueue | undefined
  #decompress: Workqueue | undefined
  #running = false

  constructor(workers: WorkerUrls) {
    this.#workers = workers
    this.#pump = new PumpPort(workers.pump, 'pump')
  }

  /**
   * Runs the job to its end, or until `signal` asks to stop: then what is done by then is the result.
   * @throws MigrascopeError `busy` while another run is on, `codec-unavailable`, `too-large`,
   *   `verify-mismatch`, `thread-failed`, `thread-died`, and what reading the dump throws
   */
  async run(run: EngineRun): Promise<EngineOutcome> {
    if (this.#running) throw new MigrascopeError('busy', 'Another run is on. Cancel it first.')
    this.#running = true
    try {
      return await this.#run(run)
    } finally {
      this.#running = false
    }
  }

  async #run(run: EngineRun): Promise<EngineOutcome> {
    const { settings, facts } = run
    const { missing } = codecs[settings.codec]
    if (missing !== null) {
      throw new MigrascopeError('codec-unavailable', `${settings.codec} cannot run: ${missing}.`)
    }
    const began = performance.now()
    const arena = this.#arenaFor(settings.arenaBytes, facts.pageSize)
    this.#progress.reset()
    const compress = await this.#queue('compress', settings.threads)
    const decompress = settings.verify
      ? await this.#queue('decompress', settings.decompressThreads)
      : undefined
    const queues = decompress ? [compress, decompress] : [compress]

    using cancels = new DisposableStack()
    for (const queue of queues) cancels.use(queue.cancelOn(run.signal))
    cancels.adopt(this.#stopOn(run.signal), stop => run.signal.removeEventListener('abort', stop))
    const shape = queueShape(settings, facts.pageSize)
    const config: PageJobConfig = {
      arena,
      codec: settings.codec,
      clockBase: compress.handle.clockBase,
      level: settings.level,
      pages: shape.pages,
      keepsOutput: settings.verify,
    }
    let sequence = 0
    const sample = () => {
      run.onSample(liveFigures(sequence++, this.#progress, compress, decompress))
    }
    let timer: NodeJS.Timeout | undefined
    try {
      await Promise.all(queues.map(queue => queue.begin(config, shape)))
      const startNs = (performance.now() - began) * 1e6
      // A cancel that came while the threads were made ready was undone by begin.
      if (run.signal.aborted) for (const queue of queues) queue.cancel()
      run.onRunning()
      timer = setInterval(sample, SAMPLE_MS)
      const outcome = await this.#pump.ask('job', {
        dump: run.dump,
        progress: this.#progress.memory,
        job: {
          settings,
          arena,
          compress: compress.handle,
          decompress: decompress?.handle,
        },
      })
      await Promise.all(queues.map(queue => queue.end()))
      sample()
      return {
        cancelled: outcome.cancelled,
        facts: outcome.facts,
        inventory: outcome.inventory,
        cells: outcome.cells,
        latency: outcome.latency,
        result: runResult({
          outcome,
          startNs,
          requestBytes: config.pages * facts.pageSize,
          pageSize: facts.pageSize,
          threads: compress.figures(),
          decompressThreads: decompress?.figures() ?? [],
        }),
      }
    } catch (error) {
      // The error that ended the run is the one to tell; ending the threads may only repeat it.
      await Promise.allSettled(queues.map(queue => queue.end()))
      throw error
    } finally {
      clearInterval(timer)
    }
  }

  /**
   * The checksum that reports name a dump's content by.
   * @throws MigrascopeError `busy` | `cancelled`, and what reading the file throws
   */
  async fingerprint(dump: DumpReference, signal: AbortSignal): Promise<Fingerprint> {
    return await this.#asked(signal, () =>
      this.#pump.ask('fingerprint', { dump, progress: this.#progress.memory }),
    )
  }

  /**
   * MB/s of one thread without a queue, by task, on pages of the dump. Tasks not begun when `signal` asks to stop
   * are 0.
   * @throws MigrascopeError `busy`, and what reading the dump throws
   */
  async ceilings(
    dump: DumpReference,
    tasks: readonly CeilingTask[],
    signal: AbortSignal,
  ): Promise<readonly number[]> {
    return await this.#asked(signal, () =>
      this.#pump.ask('ceilings', { dump, tasks, progress: this.#progress.memory }),
    )
  }

  /** What the pump does alone, stopped by `signal`. */
  async #asked<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
    if (this.#running) throw new MigrascopeError('busy', 'Another run is on. Cancel it first.')
    this.#running = true
    this.#progress.reset()
    const stop = this.#stopOn(signal)
    try {
      return await ask()
    } finally {
      signal.removeEventListener('abort', stop)
      this.#running = false
    }
  }

  /** The pump looks at the progress block while it reads; the queues' own STOP it sees between requests. */
  #stopOn(signal: AbortSignal): () => void {
    const stop = () => {
      this.#progress.stop()
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    return stop
  }

  #arenaFor(bytes: number, pageSize: number): ArenaMemory {
    if (this.#arena?.bytes !== bytes || this.#arena.memory.pageSize !== pageSize) {
      this.#arena = { bytes, memory: makeArena(bytes, pageSize) }
    }
    return this.#arena.memory
  }

  /** The queue of this name with this many threads: the one of the last run where it still lives. */
  async #queue(name: 'compress' | 'decompress', threads: number): Promise<Workqueue> {
    const old = name === 'compress' ? this.#compress : this.#decompress
    if (old && !old.dead) {
      await old.resize(threads)
      return old
    }
    await old?.destroy()
    const queue = await Workqueue.create({ name, threads, workerUrl: this.#workers[name] })
    if (name === 'compress') this.#compress = queue
    else this.#decompress = queue
    return queue
  }

  /** Stops the threads in order: the pump's work first, then the queues. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#progress.stop()
    await Promise.all([this.#compress?.destroy(), this.#decompress?.destroy()])
    await this.#pump[Symbol.asyncDispose]()
  }
}
