import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connectBrowserBridge } from '../../src/renderer/bridge/browser-bridge.ts'
import type { Connection } from '../../src/renderer/bridge/connection.ts'
import { fakePage, FakeSocket } from './fake-socket.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  FakeSocket.all.length = 0
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function connect(page = fakePage('#token=once')) {
  const { bridge, onConnection } = connectBrowserBridge(page)
  const states: Connection['state'][] = []
  onConnection(connection => states.push(connection.state))
  FakeSocket.last.onopen()
  return { page, bridge, states }
}

const welcome = () => FakeSocket.last.say({ hello: true, session: 'secret' })

test('the token is used once and leaves the address; the session takes its place', async () => {
  const { page } = connect()
  expect(page.addresses).toEqual(['/'])
  expect(FakeSocket.last.sent).toEqual([{ token: 'once' }])
  welcome()
  FakeSocket.last.onclose({ code: 1006 })
  await vi.advanceTimersByTimeAsync(500)
  FakeSocket.last.onopen()
  expect(FakeSocket.all).toHaveLength(2)
  expect(FakeSocket.last.sent).toEqual([{ session: 'secret' }])
})

test('a reload goes on with the kept session', () => {
  const page = fakePage('')
  page.sessionStorage.setItem('migrascope.session', 'kept')
  connect(page)
  expect(FakeSocket.last.sent).toEqual([{ session: 'kept' }])
})

test('calls wait for the hello, then get their own answers in any order', async () => {
  const { bridge } = connect()
  const one = bridge.cancelRun({ run: 'a' })
  const two = bridge.listRecent({})
  await vi.advanceTimersByTimeAsync(0)
  expect(FakeSocket.last.sent).toHaveLength(1)
  welcome()
  await vi.advanceTimersByTimeAsync(0)
  const ids = FakeSocket.last.sent.slice(1).map(message => message.id)
  FakeSocket.last.say({ id: ids[1], result: { ok: true, value: [] } })
  FakeSocket.last.say({ id: ids[0], result: { ok: true, value: {} } })
  expect(await one).toEqual({ ok: true, value: {} })
  expect(await two).toEqual({ ok: true, value: [] })
})

test('what is under way when the connection goes fails with a typed failure', async () => {
  const { bridge, states } = connect()
  welcome()
  const call = bridge.openSample({})
  await vi.advanceTimersByTimeAsync(0)
  FakeSocket.last.onclose({ code: 1006 })
  expect(await call).toMatchObject({ ok: false, failure: { code: 'io' } })
  expect(await bridge.openSample({})).toMatchObject({ ok: false, failure: { code: 'io' } })
  expect(states).toEqual(['connecting', 'connected', 'lost'])
})

test('tries come at growing distances until the host is back', async () => {
  const { states } = connect()
  welcome()
  for (const wait of [500, 1000, 2000, 4000, 8000, 8000]) {
    const before = FakeSocket.all.length
    FakeSocket.last.onclose({ code: 1006 })
    await vi.advanceTimersByTimeAsync(wait - 1)
    expect(FakeSocket.all).toHaveLength(before)
    await vi.advanceTimersByTimeAsync(1)
    expect(FakeSocket.all).toHaveLength(before + 1)
  }
  FakeSocket.last.onopen()
  welcome()
  expect(states.at(-1)).toBe('connected')
})

test('a page that the host does not know stops trying and says so', async () => {
  const { bridge, states } = connect()
  FakeSocket.last.onclose({ code: 1008 })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(FakeSocket.all).toHaveLength(1)
  expect(states.at(-1)).toBe('refused')
  expect(await bridge.hello({})).toMatchObject({ ok: false, failure: { code: 'not-allowed' } })
})

test('events reach their listeners, binary frames as live figures', () => {
  const { bridge } = connect()
  welcome()
  const seen: unknown[] = []
  bridge.on('live', words => seen.push([...words]))
  const stop = bridge.on('command', command => seen.push(command))
  const frame = new DataView(new ArrayBuffer(16))
  frame.setFloat64(0, 1.5, true)
  frame.setFloat64(8, -2, true)
  FakeSocket.last.say(frame.buffer)
  FakeSocket.last.say({ event: 'command', value: 'save' })
  FakeSocket.last.say({ event: 'command', value: 'not in the contract' })
  stop()
  FakeSocket.last.say({ event: 'command', value: 'run' })
  expect(seen).toEqual([[1.5, -2], 'save'])
})
