/**
 * The owner's end of one thread: starts its worker, tells it things and waits for the answer, and says
 * when it died. A thread reads its messages between requests, so nothing must be asked while the
 * submitter expects it to work through a long queue.
 */
import { Worker } from 'node:worker_threads'
import { toFailure, type Failure } from '../../shared/failure.ts'
import { wakeEvent } from '../../workers/layout-baseline.ts'
import { blockWord, CONTROL, CURRENT, WAKE } from '../../workers/layout.ts'
import { setEvent } from '../../workers/qemu-event.ts'
import type { DesignChoice } from '../../workers/sides.ts'
import { type FromThread, READY, type ThreadData, type ToThread } from '../../workers/thread.ts'
import type { QueueHandle } from './workqueue.ts'

/**
 * New objects of a thread, MiB. Threads make few and short-lived ones; with V8's default of 16 and more, those
 * of many threads together are larger than the processor's caches.
 */
const YOUNG_MB = 2

/**
 * All other objects, MiB: far more than a thread needs. Below 2 GiB V8 does not map its built-in code, 2 MiB, once
 * more into each thread.
 */
const OLD_MB = 1024

/** How long a thread may take over its last request when it is told to quit. */
const QUIT_MS = 2000

export class ThreadPort {
  /** Resolves when the thread is in its loop, or when it has died. */
  readonly online: Promise<void>
  readonly #worker: Worker
  readonly #words: Int32Array
  readonly #block: number
  readonly #wakeEvent: number
  readonly #exited: Promise<void>
  readonly #waiting = new Map<number, (failure: Failure | undefined) => void>()
  #serial = READY
  #quitting = false
  #gone = false

  constructor(
    name: string,
    thread: number,
    workerUrl: URL,
    handle: QueueHandle,
    died: (reason: string) => void,
  ) {
    this.#words = new Int32Array(handle.memory)
    this.#block = blockWord(thread)
    this.#wakeEvent = wakeEvent(thread)
    this.#words[this.#block + CURRENT] = -1
    const data: ThreadData = { thread, ...handle }
    this.#worker = new Worker(workerUrl, {
      name,
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
    })
    this.#worker.on('message', (message: FromThread) => {
      this.#answer(message.serial, message.kind === 'ok' ? undefined : (message.failure as Failure))
    })
    let reason = ''
    this.#worker.on('error', error => {
      reason = `died of ${error instanceof Error ? error.message : String(error)}`
    })
    const exited = Promise.withResolvers<undefined>()
    this.#exited = exited.promise
    const online = Promise.withResolvers<undefined>()
    this.online = online.promise
    this.#waiting.set(READY, () => online.resolve(undefined))
    this.#worker.once('exit', code => {
      this.#gone = true
      if (!this.#quitting) died(reason === '' ? `ended with exit code ${code}` : reason)
      const failure: Failure = { code: 'thread-died', message: `Thread ${thread} is gone.` }
      for (const serial of [...this.#waiting.keys()]) this.#answer(serial, failure)
      exited.resolve(undefined)
    })
  }

  /** Resolves with the failure of the thread's threadInit, or undefined when all went well. */
  begin(choice: DesignChoice, config: unknown): Promise<Failure | undefined> {
    return this.#ask(serial => ({ kind: 'begin', serial, choice, config }))
  }

  /** The same of its threadUninit. */
  end(): Promise<Failure | undefined> {
    return this.#ask(serial => ({ kind: 'end', serial }))
  }

  #ask(message: (serial: number) => ToThread): Promise<Failure | undefined> {
    if (this.#gone) return Promise.resolve({ code: 'thread-died', message: 'The thread is gone.' })
    const serial = ++this.#serial
    const { promise, resolve } = Promise.withResolvers<Failure | undefined>()
    this.#waiting.set(serial, resolve)
    try {
      this.#tell(message(serial))
    } catch (error) {
      // A config that cannot be cloned.
      this.#answer(serial, toFailure(error))
    }
    return promise
  }

  /** Resolves when the thread has ended: by itself, or by force when its request takes too long. */
  async quit(): Promise<void> {
    if (this.#gone) return
    this.#quitting = true
    this.#tell({ kind: 'quit', serial: ++this.#serial })
    const timer = setTimeout(() => void this.#worker.terminate(), QUIT_MS)
    await this.#exited
    clearTimeout(timer)
  }

  #tell(message: ToThread): void {
    this.#worker.postMessage(message)
    Atomics.add(this.#words, this.#block + CONTROL, 1)
    Atomics.store(this.#words, this.#block + WAKE, 0)
    Atomics.notify(this.#words, this.#block + WAKE)
    // Whichever design's sleep it sleeps.
    setEvent(this.#words, this.#wakeEvent)
  }

  #answer(serial: number, failure: Failure | undefined): void {
    const resolve = this.#waiting.get(serial)
    this.#waiting.delete(serial)
    resolve?.(failure)
  }
}
