/**
 * The one guarded door between a renderer and the host. Whatever comes in, a `Result` comes out: the call
 * must be in the contract, its argument must fit the contract's schema, and what a handler throws leaves
 * as a `Failure` without a stack. The function never throws and never rejects.
 */
import * as v from 'valibot'
import { calls, type CallName } from '../../shared/contract.ts'
import { failureSchema } from '../../shared/failure-schema.ts'
import { toFailure, type Failure, type Result } from '../../shared/failure.ts'
import type { Handlers } from './handlers.ts'

export type Door = (name: unknown, argument: unknown) => Promise<Result<unknown>>

type AnyHandler = (argument: unknown) => Promise<unknown>

const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(calls, name)

/** Long or odd names do not travel back. */
const shown = (name: unknown) =>
  typeof name === 'string' ? `"${name.slice(0, 40)}"` : `of type ${typeof name}`

function refuse(message: string, details: Failure['details']): Result<never> {
  return {
    ok: false,
    failure: { code: 'bad-argument', message, ...(details === undefined ? {} : { details }) },
  }
}

/** Anything thrown, as a failure that fits its schema: one line of message, plain details. */
export function plainFailure(thrown: unknown): Failure {
  const failure = toFailure(thrown)
  if (failure.code !== 'internal') {
    const checked = v.safeParse(failureSchema, failure)
    if (checked.success) return checked.output
  }
  // Messages of foreign errors may carry a whole stack after their first line.
  return { code: failure.code, message: failure.message.split('\n', 1)[0] ?? failure.message }
}

/** A promise's outcome as a `Result`; never rejects. */
export async function settled<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (thrown) {
    return { ok: false, failure: plainFailure(thrown) }
  }
}

/** Makes the door to `handlers`. */
export function createDoor(handlers: Handlers): Door {
  return async (name, argument) => {
    if (!isCallName(name)) return refuse(`There is no call ${shown(name)}.`, undefined)
    const checked = v.safeParse(calls[name].argument, argument)
    if (!checked.success) {
      const [issue] = checked.issues
      const path = v.getDotPath(issue) ?? 'argument'
      return refuse(`The call "${name}" has a bad argument at "${path}": ${issue.message}.`, {
        call: name,
        path,
      })
    }
    // The schema of this very call has passed; TypeScript cannot follow the name from one to the other.
    const handler = handlers[name] as AnyHandler
    return settled(() => handler(checked.output))
  }
}
