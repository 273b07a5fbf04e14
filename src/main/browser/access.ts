/**
 * Who may talk to the host. A one-time token, shown once in the start URL, buys a session; a session lives
 * as long as the server and may be used by several tabs. Comparisons take the same time wherever two
 * secrets differ.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'

const secret = () => randomBytes(32).toString('base64url')
const digest = (text: string) => createHash('sha256').update(text).digest()
const equal = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(128))
const greetingSchema = v.union([v.strictObject({ token: word }), v.strictObject({ session: word })])

export interface Entry {
  readonly session: string
  /** True where the client has been here before and may have missed events. */
  readonly again: boolean
}

export interface Access {
  readonly token: string
  /** Checks a client's first message; undefined refuses it. Uses the token up. */
  enter(greeting: unknown): Entry | undefined
  /** Whether `session` is one that `enter` gave out. */
  allows(session: string): boolean
}

export function createAccess(): Access {
  const token = secret()
  // Made when the token is used: before that there is nothing that a guess could hit.
  let session: string | undefined

  const allows = (given: string) => session !== undefined && equal(given, session)

  return {
    token,
    allows,
    enter(greeting) {
      const checked = v.safeParse(greetingSchema, greeting)
      if (!checked.success) return undefined
      const given = checked.output
      if ('session' in given) {
        return allows(given.session) ? { session: given.session, again: true } : undefined
      }
      if (session !== undefined || !equal(given.token, token)) return undefined
      session = secret()
      return { session, again: false }
    },
  }
}
