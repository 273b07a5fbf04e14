/**
 * The project's workqueue with a handler that does nothing. One queue is kept and resized from point to
 * point, as in the product; threads beyond a point's number are parked.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Workqueue } from '../../src/main/workqueue/workqueue.ts'
import { MAX_REQUESTS } from '../../src/workers/layout.ts'
import type { EmptyLoad } from '../workers/empty-submitter.ts'

const file = (name: string) => new URL(`../workers/${name}.ts`, import.meta.url)

export class EmptyQueue implements AsyncDisposable {
  readonly #queue: Workqueue
  readonly #submitter: Worker

  private constructor(queue: Workqueue) {
    this.#queue = queue
    this.#submitter = new Worker(file('empty-submitter'), { workerData: queue.handle.memory })
  }

  static async create(): Promise<EmptyQueue> {
    const workerUrl = file('empty-thread')
    return new EmptyQueue(await Workqueue.create({ name: 'empty', threads: 1, workerUrl }))
  }

  /** Requests per second with this many threads, over about `ms` milliseconds. */
  async perSecond(threads: number, ms: number): Promise<number> {
    await this.#queue.resize(threads)
    await this.#queue.begin(undefined)
    const load: EmptyLoad = { threads, requests: MAX_REQUESTS, batch: MAX_REQUESTS, ms }
    this.#submitter.postMessage(load)
    const [answer] = (await once(this.#submitter, 'message')) as [number]
    await this.#queue.end()
    return answer
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#submitter.terminate()
    await this.#queue.destroy()
  }
}
