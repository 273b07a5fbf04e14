/**
 * The connected pages. A client that does not greet rightly in time is closed with 4401; after that it may
 * call, and gets every event. A client that does not keep up misses live figures, which a later message
 * makes good, and is cut off before it fills the memory. Losing a client loses nothing of the host's work.
 */
import type { WebSocket } from 'ws'
import type { Opened } from '../../shared/contract.ts'
import type { EventSink } from '../service/events.ts'
import type { Door } from '../service/door.ts'
import type { Access } from './access.ts'
import { liveFrame, parseFrame, parseRequest } from './wire.ts'

export const UNAUTHORISED = 4401
export const BAD_FRAME = 4400

/** Bytes unsent at which live figures are left out: some 16 of the largest messages. */
const LIVE_BACKLOG = 256 * 1024
/** Bytes unsent at which a client is given up: two of the largest reports and then some. */
const DEAD_BACKLOG = 256 * 1024 * 1024

export interface ClientsOptions {
  readonly access: Access
  readonly door: Door
  /** How long a client may take to say who it is. */
  readonly greetingMs: number
  /** What the first page is to show. */
  readonly opened?: Opened | undefined
}

export interface Clients {
  connect(socket: WebSocket): void
  readonly sink: EventSink
  close(): void
}

export function createClients({ access, door, greetingMs, opened }: ClientsOptions): Clients {
  const all = new Set<WebSocket>()
  const greeted = new Set<WebSocket>()
  /** The last event of each kind that a returning client may have missed. */
  const last = new Map<'run' | 'census', string>()

  function send(socket: WebSocket, frame: string | Buffer) {
    if (socket.bufferedAmount > DEAD_BACKLOG) socket.terminate()
    if (socket.readyState === socket.OPEN) socket.send(frame)
  }

  async function answer(socket: WebSocket, frame: unknown) {
    const request = parseRequest(frame)
    if (request === undefined) {
      socket.close(BAD_FRAME, 'not a call')
      return
    }
    const result = await door(request.call, request.argument)
    send(socket, JSON.stringify({ id: request.id, result }))
  }

  /** Says so in words too: some clients do not get to see a close code. */
  function refuse(socket: WebSocket, why: string) {
    send(socket, JSON.stringify({ hello: false }))
    socket.close(UNAUTHORISED, why)
  }

  function greet(socket: WebSocket, frame: unknown) {
    const entry = access.enter(frame)
    if (entry === undefined) {
      refuse(socket, 'unauthorised')
      return
    }
    greeted.add(socket)
    send(socket, JSON.stringify({ hello: true, session: entry.session }))
    if (entry.again) for (const event of last.values()) send(socket, event)
    else if (opened) send(socket, openedFrame(opened))
  }

  const openedFrame = (value: Opened) =>
    JSON.stringify({ event: 'opened', value: { ok: true, value } })

  return {
    connect(socket) {
      all.add(socket)
      const late = setTimeout(() => refuse(socket, 'too late'), greetingMs)
      socket.on('message', (data, isBinary) => {
        clearTimeout(late)
        // A refused client's further frames arrive until its side has closed too.
        if (socket.readyState !== socket.OPEN) return
        const frame = parseFrame(data, isBinary)
        if (greeted.has(socket)) void answer(socket, frame)
        else greet(socket, frame)
      })
      socket.on('close', () => {
        clearTimeout(late)
        all.delete(socket)
        greeted.delete(socket)
      })
      // 'close' follows; without a listener the error would end the process.
      socket.on('error', () => undefined)
    },
    sink(event, value) {
      if (value instanceof Float64Array) {
        const frame = liveFrame(value)
        for (const socket of greeted) {
          if (socket.bufferedAmount <= LIVE_BACKLOG) send(socket, frame)
        }
        return
      }
      const frame = JSON.stringify({ event, value })
      if (event === 'run' || event === 'census') last.set(event, frame)
      for (const socket of greeted) send(socket, frame)
    },
    close() {
      for (const socket of all) socket.terminate()
    },
  }
}
