/**
 * What travels on the WebSocket. Text frames are JSON: `{id, call, argument}` in, `{id, result}` and
 * `{event, value}` out. Binary frames are live figures: the words of live.ts, little-endian.
 */
import { endianness } from 'node:os'
import * as v from 'valibot'

const requestSchema = v.object({
  id: v.union([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.maxLength(64))]),
  // Both are the door's to check.
  call: v.unknown(),
  argument: v.optional(v.unknown()),
})
export type WireRequest = v.InferOutput<typeof requestSchema>

/** The value of a JSON text frame; undefined for anything else. */
export function parseFrame(data: unknown, isBinary: boolean): unknown {
  if (isBinary || !Buffer.isBuffer(data)) return undefined
  try {
    return JSON.parse(data.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

/** A request of the protocol; undefined for anything else. */
export function parseRequest(frame: unknown): WireRequest | undefined {
  const checked = v.safeParse(requestSchema, frame)
  return checked.success ? checked.output : undefined
}

/** Live figures as bytes. The words must not change before they are sent. */
export function liveFrame(words: Float64Array): Buffer {
  const bytes = Buffer.from(words.buffer, words.byteOffset, words.byteLength)
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap64()
}
