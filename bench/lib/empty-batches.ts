/**
 * What one would write by hand instead of a queue: bare worker threads and postMessage with 64 requests in a
 * message. Two batches are on their way to each thread, so that none waits for its next one.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { MessageRequest } from '../workers/batch-echo.ts'

const BATCH = 64
const AHEAD = 2

export class EmptyBatches implements AsyncDisposable {
  readonly #workers: Worker[]

  constructor(threads: number) {
    const url = new URL('../workers/batch-echo.ts', import.meta.url)
    this.#workers = Array.from({ length: threads }, () => new Worker(url))
  }

  /** Resolves when all threads run. */
  async ready(): Promise<void> {
    await Promise.all(this.#workers.map(worker => once(worker, 'online')))
  }

  /** Requests per second, over about `ms` milliseconds. */
  async perSecond(ms: number): Promise<number> {
    const began = performance.now()
    const until = began + ms
    const done = await Promise.all(this.#workers.map(worker => keepBusy(worker, until)))
    const sum = done.reduce((all, one) => all + one, 0)
    return (sum / (performance.now() - began)) * 1000
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.terminate()))
  }
}

function keepBusy(worker: Worker, until: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  let done = 0
  let underway = 0
  let page = 0
  const send = () => {
    const batch: MessageRequest[] = Array.from({ length: BATCH }, () => ({
      page: page++,
      pages: 1,
    }))
    underway++
    worker.postMessage(batch)
  }
  const answered = (results: readonly unknown[]) => {
    underway--
    done += results.length
    if (performance.now() < until) send()
    else if (underway === 0) {
      worker.off('message', answered)
      resolve(done)
    }
  }
  worker.on('message', answered)
  for (let i = 0; i < AHEAD; i++) send()
  return promise
}
