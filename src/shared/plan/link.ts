/**
 * The link that a guest is to move over, and what is asked of it. A link's speed is bits per second with 10^9 to the
 * Gbit, as links are sold; QEMU's max-bandwidth is bytes per second, an eighth of it. Nothing here is measured.
 */
import * as v from 'valibot'

/** 1 kbit/s to 100 Tbit/s. */
export const MIN_LINK = 1e3
export const MAX_LINK = 1e14

/** QEMU's default of downtime-limit, and the most it takes: 300 ms and 2000 s (migration/options.c). */
export const DEFAULT_DOWNTIME_LIMIT = 0.3
export const MAX_DOWNTIME_LIMIT = 2000

export const linkSchema = v.strictObject({
  bitsPerSecond: v.pipe(v.number(), v.minValue(MIN_LINK), v.maxValue(MAX_LINK)),
  /** The share of it that arrives as QEMU's stream, over 0 to 1: TCP over Ethernet frames of 1500 has 0.94. */
  efficiency: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(1)), 1),
  /** Round trip, seconds. */
  rtt: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60)), 0),
})
export type Link = v.InferOutput<typeof linkSchema>

/** How fast the guest writes its memory: QEMU's dirty-pages-rate counts pages, people often MB. */
export const dirtyRateSchema = v.strictObject({
  perSecond: v.pipe(v.number(), v.minValue(0), v.maxValue(1e15)),
  of: v.picklist(['bytes', 'pages']),
})
export type DirtyRate = v.InferOutput<typeof dirtyRateSchema>

export const linkQuestionSchema = v.strictObject({
  link: linkSchema,
  /** Null: what a guest that keeps still takes is all that is asked. */
  dirtyRate: v.optional(v.nullable(dirtyRateSchema), null),
  /** Seconds. QEMU: downtime-limit, in milliseconds there. */
  downtimeLimit: v.optional(
    v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_DOWNTIME_LIMIT)),
    DEFAULT_DOWNTIME_LIMIT,
  ),
})
export type LinkQuestion = v.InferOutput<typeof linkQuestionSchema>

/** Bytes of QEMU's stream per second: what max-bandwidth would be set to. */
export const bytesPerSecond = ({ bitsPerSecond, efficiency }: Link): number =>
  (bitsPerSecond / 8) * efficiency

/** Guest bytes that are written anew per second. */
export const dirtyBytesPerSecond = ({ perSecond, of }: DirtyRate, pageSize: number): number =>
  of === 'pages' ? perSecond * pageSize : perSecond
