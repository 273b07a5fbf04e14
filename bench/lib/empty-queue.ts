/**
 * The project's workqueue with a handler that does nothing. One queue is kept and resized from point to
 * point, as in the product; threads beyond a point's number are parked.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Workqueue } from '../../src/main/workqueue/workqueue.ts'
import { type Design, MAX_REQUESTS } from '../../src/shared/settings.ts'
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
  async perSecond(threads: number, ms: number, design: Design = 'per-thread'): Promise<number> {
    const requests = MAX_REQUESTS
    await this.#queue.resize(threads)
    await this.#queue.begin(undefined, { design, requests })
    const load: EmptyLoad = { design, threads, requests, batch: requests, ms }
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
