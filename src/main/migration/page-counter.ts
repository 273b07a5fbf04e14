/**
 * Counts the pages of dumps: the pump `reader` takes the inventory and reads, or lets the threads of a workqueue
 * read where a dump is large enough and its pages can be had in any order. The threads are started when they are
 * first needed and parked in between; what died is made anew. One count at a time.
 */
import { availableParallelism } from 'node:os'
import { MiB } from '../../shared/limits.ts'
import { ClassCounts } from '../dump/class-counts.ts'
import type { Access, DumpReference } from '../dump/dump.ts'
import { Workqueue } from '../workqueue/workqueue.ts'
import type { CensusConfig } from './census-thread.ts'
import type { Progress } from './progress.ts'
import type { CountedPages } from './pump-messages.ts'
import type { PumpPort } from './pump-port.ts'

export interface CountRequest {
  readonly dump: DumpReference
  readonly access: Access
  readonly guestBytes: number
  /** Told how far it is. */
  readonly progress: Progress
  readonly signal: AbortSignal
}

export interface PageCounterOptions {
  /** The pump that takes inventories. */
  readonly reader: PumpPort
  /** census-thread.ts as it is, or built. */
  readonly workerUrl: URL
  readonly threads?: number
  /** Guest memory from which on threads are used. */
  readonly minBytes?: number
}

/** Smaller dumps are counted before threads are started. */
const MIN_BYTES = 64 * MiB
const MAX_THREADS = 8

export class PageCounter implements AsyncDisposable {
  readonly #options: Required<PageCounterOptions>
  #queue: Workqueue | undefined

  constructor(options: PageCounterOptions) {
    const threads = Math.min(MAX_THREADS, availableParallelism())
    this.#options = { threads, minBytes: MIN_BYTES, ...options }
  }

  /** @throws MigrascopeError `cancelled`, `thread-died`, and what opening and reading the dump throws */
  async count(request: CountRequest): Promise<CountedPages> {
    const { dump, access, guestBytes, progress, signal } = request
    const { reader, threads: most, minBytes } = this.#options
    const counts = new ClassCounts().memory
    using stops = new DisposableStack()
    stops.use(onAbort(signal, () => progress.stop()))
    const alone = { dump, counts, progress: progress.memory, threads: null }
    if (access === 'forward' || guestBytes < minBytes || most < 2) {
      return await reader.ask('census', alone)
    }
    const queue = await this.#readyQueue()
    stops.use(queue.cancelOn(signal))
    const config: CensusConfig = { dump, counts, progress: progress.memory }
    try {
      await queue.begin(config)
      // A cancel that came while the threads were made ready was undone by begin.
      if (signal.aborted) queue.cancel()
      const threads = { queue: queue.handle, threads: queue.threads }
      const counted = await reader.ask('census', { ...alone, threads })
      await queue.end()
      return counted
    } catch (error) {
      // The error that ended the count is the one to tell; ending the threads may only repeat it.
      await queue.end().catch(() => undefined)
      throw error
    }
  }

  async #readyQueue(): Promise<Workqueue> {
    if (this.#queue && !this.#queue.dead) return this.#queue
    await this.#queue?.destroy()
    const { threads, workerUrl } = this.#options
    return (this.#queue = await Workqueue.create({ name: 'census', threads, workerUrl }))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#queue?.destroy()
  }
}

function onAbort(signal: AbortSignal, act: () => void): Disposable {
  if (signal.aborted) act()
  else signal.addEventListener('abort', act, { once: true })
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', act) }
}
