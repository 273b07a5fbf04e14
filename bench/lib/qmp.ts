/** As much of QEMU's machine protocol as a benchmark needs: commands one after the other over a unix socket. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as later } from 'node:timers/promises'
import * as v from 'valibot'

const reply = v.object({
  return: v.optional(v.unknown()),
  error: v.optional(v.object({ desc: v.string() })),
})
const CONNECT_TRIES = 100
const BETWEEN_TRIES_MS = 50

export class Qmp implements Disposable {
  readonly #socket: Socket
  /** Keeps what comes in one piece, where a listener would miss all but its first line. */
  readonly #lines: AsyncIterator<string>

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#lines = createInterface(socket)[Symbol.asyncIterator]()
  }

  /** Waits for QEMU to make its socket. */
  static async connect(path: string): Promise<Qmp> {
    for (let tries = 1; ; tries++) {
      const socket = connect(path)
      try {
        await once(socket, 'connect')
        const qmp = new Qmp(socket)
        await qmp.#line()
        await qmp.command('qmp_capabilities')
        return qmp
      } catch (error) {
        socket.destroy()
        if (tries === CONNECT_TRIES) throw error
        await later(BETWEEN_TRIES_MS)
      }
    }
  }

  /** @throws Error with QEMU's own sentence */
  async command(execute: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    this.#socket.write(`${JSON.stringify({ execute, arguments: args })}\n`)
    for (;;) {
      const message: unknown = JSON.parse(await this.#line())
      // Anything else is an event.
      const { return: value, error } = v.parse(reply, message)
      if (error !== undefined) throw new Error(`QEMU: ${execute}: ${error.desc}`)
      if (value !== undefined) return value
    }
  }

  async #line(): Promise<string> {
    const next = await this.#lines.next()
    if (next.done === true) throw new Error('QEMU has closed its control socket')
    return next.value
  }

  [Symbol.dispose](): void {
    this.#socket.destroy()
  }
}
