/**
 * The host's end of a pump: starts its worker when first needed, asks one thing at a time, and turns its
 * death into a failure of what was asked. After a death the next question starts a new one.
 */
import { Worker } from 'node:worker_threads'
import { fromFailure, MigrascopeError } from '../../shared/failure.ts'
import type { FromPump, PumpRequestName, PumpRequests, ToPump } from './pump-messages.ts'

interface Settle {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: MigrascopeError) => void
}

export class PumpPort implements AsyncDisposable {
  readonly #url: URL
  readonly #name: string
  #worker: Worker | undefined
  #last: Promise<unknown> = Promise.resolve()
  /** The question that is being worked on. */
  #settle: Settle | undefined

  constructor(url: URL, name: string) {
    this.#url = url
    this.#name = name
  }

  /** @throws MigrascopeError of the pump's own, or `thread-died` */
  ask<K extends PumpRequestName>(
    name: K,
    argument: PumpRequests[K]['argument'],
  ): Promise<PumpRequests[K]['answer']> {
    const answer = this.#last.then(() => this.#ask({ name, ...argument } as ToPump))
    this.#last = answer.catch(() => undefined)
    return answer as Promise<PumpRequests[K]['answer']>
  }

  #ask(message: ToPump): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    this.#settle = { resolve, reject }
    this.#worker ??= this.#start()
    this.#worker.postMessage(message)
    return promise
  }

  #start(): Worker {
    const worker = new Worker(this.#url, { name: this.#name })
    let reason = 'it ended'
    worker.on('message', (reply: FromPump) => {
      if (reply.ok) this.#settle?.resolve(reply.value)
      else this.#settle?.reject(fromFailure(reply.failure))
    })
    worker.on('error', error => {
      reason = error instanceof Error ? error.message : String(error)
    })
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined
      const text = `The thread that reads the dump died (${reason}). Start again.`
      this.#settle?.reject(new MigrascopeError('thread-died', text))
    })
    return worker
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker?.terminate()
  }
}
