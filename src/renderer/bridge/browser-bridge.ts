/**
 * The contract over one WebSocket, for the browser shell. The first message names who we are, answered by
 * `hello` and a session secret; then calls go out by number and come back as results, events come as JSON
 * and live figures as binary frames of little-endian float64. A lost connection fails what is under way
 * with a typed failure and is retried with growing delays; calls made before the first hello wait for it.
 */
import type { Bridge } from '../../shared/bridge.ts'
import type { EventName, EventValue } from '../../shared/contract.ts'
import { strings } from '../strings/index.ts'
import { checkedCalls, checkEvent, checkOpened, failed, isEventName } from './checked.ts'
import { retryDelay, type Connection } from './connection.ts'
import { forgetSession, keepSession, takeCredentials, type Credentials } from './credentials.ts'

const lost = () => failed({ code: 'io', message: strings.connection.callLost })
const UNAUTHORISED = 4401

const refused = () => failed({ code: 'not-allowed', message: strings.connection.refused })

export interface BrowserConnection {
  readonly bridge: Bridge
  /** Tells at once how it stands, then every change. */
  readonly onConnection: (listener: (connection: Connection) => void) => void
}

export function connectBrowserBridge(page: Window = window): BrowserConnection {
  let credentials: Credentials | undefined = takeCredentials(page)
  let connection: Connection = { state: 'connecting' }
  let socket: WebSocket | undefined
  let attempt = 0
  let nextId = 1
  const waiting: (() => void)[] = []
  const pending = new Map<number, (answer: unknown) => void>()
  const watchers = new Set<(connection: Connection) => void>()
  const listeners = new Map<EventName, Set<(value: never) => void>>()

  function become(next: Connection) {
    connection = next
    for (const watcher of watchers) watcher(next)
    if (next.state !== 'connecting') for (const go of waiting.splice(0)) go()
  }

  function emit(event: EventName, raw: unknown) {
    const value = checkEvent(event, raw)
    if (value === undefined) return
    for (const listener of listeners.get(event) ?? []) listener(value as never)
  }

  function receive(data: unknown) {
    if (data instanceof ArrayBuffer) {
      if (data.byteLength % 8 === 0) emit('live', littleEndian(data))
      return
    }
    const message = parse(data)
    if (message.hello === true && typeof message.session === 'string') {
      credentials = { session: message.session }
      keepSession(page, message.session)
      attempt = 0
      become({ state: 'connected' })
    } else if (message.hello === false) {
      refuse()
    } else if (typeof message.id === 'number') {
      pending.get(message.id)?.(message.result)
      pending.delete(message.id)
    } else if (isEventName(message.event)) {
      emit(message.event, message.value)
    }
  }

  function refuse() {
    forgetSession(page)
    credentials = undefined
    become({ state: 'refused' })
  }

  function closed(code: number) {
    socket = undefined
    for (const settle of pending.values()) settle(lost())
    pending.clear()
    if (connection.state === 'refused') return
    // What the shell closes with when it does not know the token or session; 1008 is the standard code.
    if (code === UNAUTHORISED || code === 1008) {
      refuse()
      return
    }
    const retryMs = retryDelay(attempt++)
    become({ state: 'lost', retryMs })
    page.setTimeout(open, retryMs)
  }

  function open() {
    if (credentials === undefined) {
      become({ state: 'refused' })
      return
    }
    const hello = JSON.stringify(credentials)
    const opened = new WebSocket(`ws://${page.location.host}/socket`)
    socket = opened
    opened.binaryType = 'arraybuffer'
    opened.onopen = () => opened.send(hello)
    opened.onmessage = event => receive(event.data)
    opened.onclose = event => closed(event.code)
  }

  /** Resolves once the first hello has come or has failed to. */
  const settled = () =>
    connection.state === 'connecting'
      ? new Promise<void>(resolve => waiting.push(resolve))
      : Promise.resolve()

  async function send(call: string, argument: unknown): Promise<unknown> {
    await settled()
    if (connection.state === 'refused') return refused()
    if (connection.state !== 'connected' || socket === undefined) return lost()
    const id = nextId++
    socket.send(JSON.stringify({ id, call, argument }))
    return new Promise(resolve => pending.set(id, resolve))
  }

  async function openDropped(file: File) {
    await settled()
    if (credentials === undefined || !('session' in credentials)) return refused()
    try {
      const answer = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${credentials.session}` },
        body: file,
      })
      if (answer.status === 401 || answer.status === 403) return refused()
      return checkOpened(await answer.json())
    } catch {
      return lost()
    }
  }

  function on<K extends EventName>(event: K, listener: (value: EventValue<K>) => void) {
    const set = listeners.get(event) ?? new Set()
    listeners.set(event, set.add(listener))
    return () => void set.delete(listener)
  }

  open()
  return {
    bridge: { ...checkedCalls(send), openDropped, on },
    onConnection(listener) {
      watchers.add(listener)
      listener(connection)
    },
  }
}

function parse(data: unknown): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(data))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Float64Array has the machine's byte order; the wire is little-endian. */
function littleEndian(data: ArrayBuffer): Float64Array {
  const view = new DataView(data)
  return Float64Array.from({ length: data.byteLength / 8 }, (_, i) => view.getFloat64(i * 8, true))
}
