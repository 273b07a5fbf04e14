/**
 * How fast a guest moves over a link with a setting. Compressing, sending and decompressing are taken to overlap, as
 * they do in a migration with its threads, so the slowest of the three is the pace of all: guest bytes per second =
 * min(compressed per second, link ÷ bytes sent per guest byte, decompressed per second). The other machine is taken to
 * be as fast as this one, and the link to carry nothing else.
 */

/** A median with its 95 % interval. */
export interface Estimate {
  readonly median: number
  readonly low: number
  readonly high: number
}

export const exactly = (value: number): Estimate => ({ median: value, low: value, high: value })

/** What a setting was measured at. Speeds are guest bytes per second, zero pages counted. */
export interface Measured {
  /** Infinite for what was not measured and is taken to be no limit. */
  readonly compress: Estimate
  /** Bytes on the wire per guest byte. */
  readonly sentPerByte: Estimate
  /** Null where nothing was decompressed: then it is no limit. */
  readonly decompress: Estimate | null
}

export const limits = ['codec', 'link', 'decompress'] as const
export type Limit = (typeof limits)[number]

export interface EffectiveRate {
  /** Guest bytes per second. */
  readonly rate: Estimate
  /** What sets the pace at the medians; of equals the link. */
  readonly limit: Limit
}

/** What a setting does where the link is no limit, guest bytes per second. */
export const unlimitedRate = ({ compress, decompress }: Measured): number =>
  Math.min(compress.median, decompress?.median ?? Infinity)

/** @param linkBytes bytes per second that the link carries, over 0 */
export function effectiveRate(measured: Measured, linkBytes: number): EffectiveRate {
  const { compress, sentPerByte, decompress } = measured
  const over = (part: 'median' | 'low' | 'high', sent: number) =>
    Math.min(compress[part], linkBytes / sent, decompress?.[part] ?? Infinity)
  const median = over('median', sentPerByte.median)
  const limit: Limit =
    linkBytes / sentPerByte.median <= median
      ? 'link'
      : compress.median <= median
        ? 'codec'
        : 'decompress'
  return {
    rate: {
      median,
      // More sent is slower.
      low: over('low', sentPerByte.high),
      high: over('high', sentPerByte.low),
    },
    limit,
  }
}
