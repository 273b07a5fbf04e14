/**
 * The bridge that the preload gives the page: one function per call of the contract, `openDropped` and
 * `on`, and nothing that could send anything else. Answers and events pass the contract's schemas here as
 * well, so the page need not trust what comes from the other process.
 */
import type { IpcRenderer } from 'electron'
import * as v from 'valibot'
import type { Bridge } from '../../shared/bridge.ts'
import { calls, events, openedSchema, type CallName } from '../../shared/contract.ts'
import type { EventName, EventValue } from '../../shared/contract.ts'
import { failureSchema } from '../../shared/failure-schema.ts'
import type { Result } from '../../shared/failure.ts'
import { CALL, EVENT, OPEN_DROPPED } from './channels.ts'
import type { Listens } from './listens.ts'

export interface PreloadParts {
  readonly ipc: Pick<IpcRenderer, 'invoke'> &
    Listens<typeof EVENT, [event: unknown, name: unknown, value: unknown]>
  readonly pathOf: (file: File) => string
}

type DroppedAnswer = ReturnType<Bridge['openDropped']>
type Listener = (value: never) => void

const internal = (message: string): Result<never> => ({
  ok: false,
  failure: { code: 'internal', message },
})

function checked(answer: unknown, schema: v.GenericSchema): Result<unknown> {
  const failed = v.safeParse(v.object({ ok: v.literal(false), failure: failureSchema }), answer)
  if (failed.success) return failed.output
  const good = v.safeParse(v.object({ ok: v.literal(true), value: schema }), answer)
  if (good.success) return { ok: true, value: good.output.value }
  const path = v.getDotPath(good.issues[0]) ?? 'answer'
  return internal(`Migrascope gave an answer that this window does not understand, at "${path}".`)
}

export function createPreloadBridge({ ipc, pathOf }: PreloadParts): Bridge {
  const listeners = new Map<EventName, Set<Listener>>()

  async function ask(schema: v.GenericSchema, channel: string, ...values: unknown[]) {
    try {
      return checked(await ipc.invoke(channel, ...values), schema)
    } catch {
      return internal('Migrascope did not answer. Start it again.')
    }
  }

  ipc.on(EVENT, (_event, name, value) => {
    if (typeof name !== 'string' || !Object.hasOwn(events, name)) return
    const event = name as EventName
    const { success, output } = v.safeParse(events[event], value)
    if (!success) return
    for (const listener of listeners.get(event) ?? []) listener(output as never)
  })

  /** What is no file has no path, and the main process says what that means. */
  function pathOrNone(file: File): string {
    try {
      return pathOf(file)
    } catch {
      return ''
    }
  }

  const named = Object.fromEntries(
    (Object.keys(calls) as CallName[]).map(name => [
      name,
      (argument: unknown) => ask(calls[name].result, CALL, name, argument),
    ]),
  ) as unknown as Pick<Bridge, CallName>

  return {
    ...named,
    openDropped: file => ask(openedSchema, OPEN_DROPPED, pathOrNone(file)) as DroppedAnswer,
    on<K extends EventName>(event: K, listener: (value: EventValue<K>) => void) {
      if (!Object.hasOwn(events, event)) return () => undefined
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener))
      return () => void set.delete(listener)
    },
  }
}
