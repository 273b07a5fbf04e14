/**
 * The contract's checks on the renderer's side. What crosses a process boundary is `unknown` until it has
 * passed the schema of its call or event; what does not fit becomes an `internal` failure (answers) or is
 * dropped (events), so no view ever sees a half-right value.
 */
import * as v from 'valibot'
import {
  calls,
  events,
  openedSchema,
  type Answer,
  type Argument,
  type CallName,
  type EventName,
  type EventValue,
  type Opened,
} from '../../shared/contract.ts'
import { failureSchema } from '../../shared/failure-schema.ts'
import type { Failure, Result } from '../../shared/failure.ts'
import type { Bridge } from '../../shared/bridge.ts'

/** The part of a bridge that is one function per call of the contract. */
export type CheckedCalls = Pick<Bridge, CallName>

const failedAnswer = v.object({ ok: v.literal(false), failure: failureSchema })

export const failed = (failure: Failure) => ({ ok: false, failure }) as const

function check<T>(what: string, schema: v.GenericSchema<unknown, T>, answer: unknown): Result<T> {
  const failure = v.safeParse(failedAnswer, answer)
  if (failure.success) return failed(failure.output.failure)
  const good = v.safeParse(v.object({ ok: v.literal(true), value: schema }), answer)
  if (good.success) return { ok: true, value: good.output.value }
  const issue = good.issues[0]
  return failed({
    code: 'internal',
    message: `Migrascope gave an answer to “${what}” that this window does not understand.`,
    details: { call: what, at: v.getDotPath(issue), problem: issue.message },
  })
}

export function checkAnswer<K extends CallName>(call: K, answer: unknown): Result<Answer<K>> {
  return check(call, calls[call].result as v.GenericSchema<unknown, Answer<K>>, answer)
}

export function checkOpened(answer: unknown): Result<Opened> {
  return check('upload', openedSchema, answer)
}

/** The event's value, or undefined where it does not fit the contract. */
export function checkEvent<K extends EventName>(
  event: K,
  value: unknown,
): EventValue<K> | undefined {
  const parsed = v.safeParse(events[event], value)
  return parsed.success ? parsed.output : undefined
}

export const isEventName = (name: unknown): name is EventName =>
  typeof name === 'string' && Object.hasOwn(events, name)

/** One checked function per call, over anything that can carry a call. */
export function checkedCalls(
  send: (call: CallName, argument: unknown) => Promise<unknown>,
): CheckedCalls {
  const one =
    <K extends CallName>(call: K) =>
    async (argument: Argument<K>) =>
      checkAnswer(call, await send(call, argument))
  const names = Object.keys(calls) as CallName[]
  return Object.fromEntries(names.map(name => [name, one(name)])) as unknown as CheckedCalls
}
