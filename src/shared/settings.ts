/**
 * The settings of a run: what a user chooses in the run bar or on the command line. One schema says the
 * ranges and the defaults; QEMU's parameter of the same meaning is named where there is one.
 */
import * as v from 'valibot'
import { codecIds, codecTraits } from './codecs.ts'
import {
  KiB,
  MAX_ARENA_BYTES,
  MAX_REQUESTS,
  MAX_THREADS,
  MiB,
  MIN_ARENA_BYTES,
  requestSizes,
} from './limits.ts'

export * from './limits.ts'

/**
 * Designs of the workqueue. `per-thread`: nothing is shared between threads. `baseline`: what the series
 * replaced, one map of requests and one completion event for all threads.
 */
export const designs = ['per-thread', 'baseline'] as const
export type Design = (typeof designs)[number]

const threads = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_THREADS))

export const runSettingsSchema = v.pipe(
  v.strictObject({
    codec: v.picklist(codecIds),
    /** The codec's own level. QEMU: compress-level, multifd-zlib-level, multifd-zstd-level. */
    level: v.pipe(v.number(), v.integer()),
    /** QEMU: compress-threads. */
    threads,
    /** Threads of the second workqueue, used when `verify` is on. QEMU: decompress-threads. */
    decompressThreads: threads,
    /** Bytes; raised to the guest's page size where that is larger. */
    requestBytes: v.picklist(requestSizes),
    /** Reports of before there were two have none. */
    design: v.optional(v.picklist(designs), 'per-thread'),
    /** `auto`: what suits the request size, with the baseline the 4 of the series. */
    requestsPerThread: v.optional(
      v.union([
        v.literal('auto'),
        v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_REQUESTS)),
      ]),
      'auto',
    ),
    /**
     * QEMU: compress-wait-thread. On: wait for a free request. Off: when every request is busy the page
     * goes out uncompressed and counts as `busy`.
     */
    waitThread: v.boolean(),
    /** Decompress and compare every page afterwards. Outside the measured wall time. */
    verify: v.boolean(),
    /**
     * `memory`: all pages are in the arena before the clock starts; the guest must fit half of it.
     * `sample`: the same where it fits, else as many pages as fit, spread evenly over the guest.
     * `disk`: pages are read while the clock runs. `auto`: memory where it fits, else disk.
     */
    source: v.picklist(['auto', 'memory', 'sample', 'disk']),
    /** Bytes of the fixed arena: one half holds guest pages, the other what the codec wrote. */
    arenaBytes: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(MIN_ARENA_BYTES),
      v.maxValue(MAX_ARENA_BYTES),
      v.multipleOf(MiB),
    ),
  }),
  v.forward(
    v.check(
      s => s.level >= codecTraits[s.codec].level.min && s.level <= codecTraits[s.codec].level.max,
      'the level is outside of what this codec has',
    ),
    ['level'],
  ),
)
export type RunSettings = v.InferOutput<typeof runSettingsSchema>

export const defaultSettings: RunSettings = {
  codec: 'zlib',
  level: codecTraits.zlib.level.default,
  threads: 2,
  decompressThreads: 2,
  requestBytes: 4 * KiB,
  design: 'per-thread',
  requestsPerThread: 'auto',
  waitThread: true,
  verify: false,
  source: 'auto',
  arenaBytes: 256 * MiB,
}
