import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { createAccess } from '../../src/main/browser/access.ts'
import { createClients } from '../../src/main/browser/clients.ts'
import { runningEvent } from '../service/host-double.ts'

/** The part of a socket that the clients use, with a backlog that the test sets. */
function socketDouble() {
  const listeners = new Map<string, (...values: unknown[]) => void>()
  const double = {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    sent: [] as unknown[],
    terminated: false,
    send: (frame: unknown) => void double.sent.push(frame),
    close: () => undefined,
    terminate: () => {
      double.terminated = true
      double.readyState = 3
    },
    on: (event: string, listener: (...values: unknown[]) => void) =>
      void listeners.set(event, listener),
    say: (value: unknown) => listeners.get('message')?.(Buffer.from(JSON.stringify(value)), false),
  }
  return double
}

function connected() {
  const access = createAccess()
  const door = () => Promise.resolve({ ok: true, value: {} } as const)
  const clients = createClients({ access, door, greetingMs: 60_000 })
  const socket = socketDouble()
  clients.connect(socket as unknown as WebSocket)
  socket.say({ token: access.token })
  socket.sent.length = 0
  return { clients, socket }
}

test('live figures are left out while much is unsent, and come again afterwards', () => {
  const { clients, socket } = connected()
  socket.bufferedAmount = 1024 * 1024
  clients.sink('live', new Float64Array(16))
  clients.sink('run', runningEvent)
  expect(socket.sent).toEqual([JSON.stringify({ event: 'run', value: runningEvent })])
  socket.bufferedAmount = 0
  clients.sink('live', new Float64Array(16))
  expect(socket.sent).toHaveLength(2)
})

test('a client that takes nothing for hundreds of megabytes is cut off', () => {
  const { clients, socket } = connected()
  socket.bufferedAmount = 300 * 1024 * 1024
  clients.sink('run', runningEvent)
  expect(socket.terminated).toBe(true)
  expect(socket.sent).toEqual([])
})
