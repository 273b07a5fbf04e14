/**
 * The owner's side of a threaded workqueue: create, begin, end, resize, cancel, destroy. It lives in a
 * thread whose event loop runs (the main process), so that a dying thread is always seen; whoever submits
 * (see Submitter) may block in another thread. Threads are started once, sleep while there is nothing to
 * do, and are resized between runs by leaving the last ones parked.
 */
import { MigrascopeError, type Failure, fromFailure } from '../../shared/failure.ts'
import type { ThreadFigures } from '../../shared/live.ts'
import { MAX_REQUESTS, MAX_THREADS } from '../../shared/limits.ts'
import { COMPLETION, MEMORY_BYTES } from '../../workers/layout-baseline.ts'
import {
  EVENT,
  FAILED_THREAD,
  GO,
  STOP,
  STOP_CANCELLED,
  STOP_DESTROYED,
} from '../../workers/layout.ts'
import { setEvent } from '../../workers/qemu-event.ts'
import { RunClock, sharedClock } from '../../workers/run-clock.ts'
import type { DesignChoice } from '../../workers/sides.ts'
import { Figures } from './figures.ts'
import { submitterError, writeDeath } from './thread-error.ts'
import { ThreadPort } from './thread-port.ts'

export interface WorkqueueOptions {
  /** For thread names, as the series has it: `name/0`. */
  readonly name: string
  /** Threads to start now, 1–256. `begin` starts more when asked for more. */
  readonly threads: number
  /** A built worker file, or a source file that the runtime reads as it is. */
  readonly workerUrl: URL
}

/** What a submitter in another thread needs: plain data and shared memory. */
export interface QueueHandle {
  readonly memory: SharedArrayBuffer
  readonly clockMemory: SharedArrayBuffer
  readonly clockBase: bigint
}

const perThread: DesignChoice = { design: 'per-thread', requests: MAX_REQUESTS }

export class Workqueue implements AsyncDisposable {
  readonly handle: QueueHandle
  readonly #options: WorkqueueOptions
  readonly #words: Int32Array
  readonly #ports: ThreadPort[] = []
  readonly #clock: RunClock
  readonly #figures: Figures
  #active = 0
  #choice = perThread
  #dead: MigrascopeError | undefined
  #destroyed: Promise<void> | undefined
  #begun = false

  private constructor(options: WorkqueueOptions) {
    this.#options = options
    this.handle = {
      memory: new SharedArrayBuffer(MEMORY_BYTES),
      clockMemory: new SharedArrayBuffer(RunClock.BYTES),
      clockBase: process.hrtime.bigint(),
    }
    this.#words = new Int32Array(this.handle.memory)
    this.#clock = new RunClock(this.handle.clockMemory, sharedClock(this.handle.clockBase))
    this.#clock.reset()
    this.#figures = new Figures(this.handle.memory, this.#clock)
  }

  /**
   * Starts the threads and resolves when all run.
   * @throws MigrascopeError `bad-argument` outside 1–256 threads, `thread-died` when one does not start
   */
  static async create(options: WorkqueueOptions): Promise<Workqueue> {
    const queue = new Workqueue(options)
    try {
      await queue.resize(options.threads)
    } catch (error) {
      await queue.destroy()
      throw error
    }
    return queue
  }

  /** Threads that take part in the next run. */
  get threads(): number {
    return this.#active
  }

  /** The error of a thread that died; such a queue can only be destroyed. */
  get dead(): MigrascopeError | undefined {
    return this.#dead
  }

  /** Starts threads that are missing; those beyond `threads` stay parked. Between runs only. */
  async resize(threads: number): Promise<void> {
    if (!Number.isInteger(threads) || threads < 1 || threads > MAX_THREADS) {
      throw new MigrascopeError('bad-argument', `A workqueue has 1 to ${MAX_THREADS} threads.`, {
        threads,
      })
    }
    this.#mustBeIdle()
    const { name, workerUrl } = this.#options
    while (this.#ports.length < threads) {
      const thread = this.#ports.length
      this.#ports.push(
        new ThreadPort(`${name}/${thread}`, thread, workerUrl, this.handle, reason => {
          this.#died(thread, reason)
        }),
      )
    }
    await Promise.all(this.#ports.map(port => port.online))
    if (this.#dead) throw this.#dead
    this.#active = threads
  }

  /**
   * Runs `threadInit(config)` in each thread that takes part and resolves when all are ready: the barrier
   * before the clock, which stands at zero, is started. It undoes a cancel that came before.
   * @param choice the submitter's design, and for the baseline its requests per thread
   * @throws MigrascopeError with the first threadInit's own code, `bad-argument` outside 1–64 requests, or
   *   `thread-died`
   */
  async begin(config: unknown, choice: DesignChoice = perThread): Promise<void> {
    this.#mustBeIdle()
    const { requests } = choice
    if (!Number.isInteger(requests) || requests < 1 || requests > MAX_REQUESTS) {
      const message = `A thread has 1 to ${MAX_REQUESTS} requests.`
      throw new MigrascopeError('bad-argument', message, { requests })
    }
    Atomics.store(this.#words, FAILED_THREAD, 0)
    Atomics.store(this.#words, STOP, GO)
    // Before threadInit: a thread counts its idle time from there.
    this.#clock.reset()
    this.#begun = true
    this.#choice = choice
    const answers = await Promise.all(this.#taking().map(port => port.begin(choice, config)))
    // Whoever has looked meanwhile has seen the last run's.
    this.#figures.reset()
    if (this.#destroyed) throw new MigrascopeError('cancelled', 'The workqueue was destroyed.')
    const failure = answers.find(answer => answer !== undefined)
    if (failure !== undefined) {
      // What end() may find as well only follows from the failure.
      await this.end().catch(() => undefined)
      throw this.#dead ?? fromFailure(failure)
    }
  }

  /**
   * Runs `threadUninit` in each thread; afterwards `figures` are final. What a stopped run has left pending
   * is handed back before, so that the submitter can collect it afterwards.
   */
  async end(): Promise<void> {
    if (!this.#begun) return
    const answers = await Promise.all(this.#taking().map(port => port.end()))
    this.#begun = false
    this.#figures.reset()
    const failure: Failure | undefined = answers.find(answer => answer !== undefined)
    if (failure !== undefined && !this.#destroyed) throw this.#dead ?? fromFailure(failure)
  }

  /** Cooperative: threads hand back what they have not begun, the submitter is woken. */
  cancel(): void {
    this.#stop(STOP_CANCELLED)
  }

  /** Cancels the run, which has begun, when `signal` is aborted. Disposing ends the watch. */
  cancelOn(signal: AbortSignal): Disposable {
    const cancel = () => {
      this.cancel()
    }
    if (signal.aborted) cancel()
    else signal.addEventListener('abort', cancel, { once: true })
    return { [Symbol.dispose]: () => signal.removeEventListener('abort', cancel) }
  }

  /** What each thread that takes part has done since `begin`; may be called at any time. */
  figures(): ThreadFigures[] {
    return this.#figures.read(this.#active)
  }

  /** Measured nanoseconds of this run, by its run clock. */
  get elapsedNs(): number {
    return this.#clock.now()
  }

  /** Requests handed over and not yet done, all threads, at this moment. */
  pending(): number {
    return this.#figures.pending(this.#active, this.#choice)
  }

  /** Ends all threads; requests still pending are handed back and a waiting submitter is told. */
  destroy(): Promise<void> {
    this.#destroyed ??= this.#quit()
    return this.#destroyed
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.destroy()
  }

  async #quit(): Promise<void> {
    this.#stop(STOP_DESTROYED)
    await Promise.all(this.#ports.map(port => port.quit()))
  }

  #taking(): ThreadPort[] {
    return this.#ports.slice(0, this.#active)
  }

  #mustBeIdle(): void {
    if (this.#dead) throw this.#dead
    if (this.#destroyed || this.#begun) {
      throw new MigrascopeError(
        'busy',
        this.#destroyed ? 'The workqueue was destroyed.' : 'The workqueue is in a run.',
      )
    }
  }

  #stop(why: number): void {
    // A failure is not to be covered up by a cancel that comes after it.
    if (why === STOP_CANCELLED) Atomics.compareExchange(this.#words, STOP, GO, why)
    else Atomics.store(this.#words, STOP, why)
    this.#wakeSubmitter()
  }

  #died(thread: number, reason: string): void {
    this.#figures.markDead(thread)
    if (this.#destroyed || this.#dead) return
    writeDeath(this.handle.memory, thread, reason)
    this.#dead = submitterError(this.handle.memory)
    this.#wakeSubmitter()
  }

  #wakeSubmitter(): void {
    Atomics.store(this.#words, EVENT, 1)
    Atomics.notify(this.#words, EVENT)
    // Whichever design's sleep it sleeps.
    setEvent(this.#words, COMPLETION)
  }
}
