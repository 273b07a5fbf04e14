/**
 * A client of `migrascope serve` that receives everything a page does and draws nothing: it tells runs by their id
 * when they begin and end.
 */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { OpenedReport, RunEvent } from '../../src/shared/contract.ts'

interface Answer {
  readonly id: number
  readonly result: { readonly ok: boolean; readonly value?: unknown; readonly failure?: unknown }
}

export class SilentClient implements AsyncDisposable {
  readonly #socket: WebSocket
  readonly #answers = new Map<number, (answer: Answer['result']) => void>()
  readonly #events: RunEvent[] = []
  readonly #looks = new Set<() => void>()
  #calls = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data, isBinary) => {
      if (!isBinary && Buffer.isBuffer(data)) this.#take(JSON.parse(data.toString('utf8')))
    })
  }

  /** @param session of a page that the same server has let in */
  static async connect(address: string, session: string): Promise<SilentClient> {
    const { host, origin } = new URL(address)
    const socket = new WebSocket(`ws://${host}/socket`, { origin })
    const client = new SilentClient(socket)
    await once(socket, 'open')
    socket.send(JSON.stringify({ session }))
    return client
  }

  #take(frame: unknown): void {
    const { id, result, event, value } = frame as Partial<Answer> & {
      readonly event?: string
      readonly value?: unknown
    }
    if (id !== undefined && result !== undefined) this.#answers.get(id)?.(result)
    if (event !== 'run') return
    this.#events.push(value as RunEvent)
    for (const look of this.#looks) look()
  }

  /** @throws Error with the failure that the program answered */
  async call(call: string, argument: unknown): Promise<unknown> {
    const id = this.#calls++
    const { promise, resolve } = Promise.withResolvers<Answer['result']>()
    this.#answers.set(id, resolve)
    this.#socket.send(JSON.stringify({ id, call, argument }))
    const result = await promise
    if (!result.ok) throw new Error(`${call}: ${JSON.stringify(result.failure)}`)
    return result.value
  }

  /** What the next event gives, from those that are not yet forgotten on. */
  async #next<T>(find: (event: RunEvent) => T | undefined): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<T>()
    const look = () => {
      for (const event of this.#events) {
        const found = find(event)
        if (found !== undefined) resolve(found)
      }
    }
    this.#looks.add(look)
    look()
    return promise.finally(() => this.#looks.delete(look))
  }

  /** The id of the run that starts next. Called before it does. */
  async started(): Promise<string> {
    this.#events.length = 0
    return this.#next(event => (event.state === 'running' ? event.run : undefined))
  }

  /** @throws Error when the run fails */
  async ended(run: string): Promise<OpenedReport> {
    const event = await this.#next(event =>
      event.run === run && (event.state === 'ended' || event.state === 'failed')
        ? event
        : undefined,
    )
    if (event.state === 'failed') throw new Error(event.failure.message)
    return event.report
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#socket, 'close')
    this.#socket.close()
    await closed
  }
}
