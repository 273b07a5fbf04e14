/**
 * The machine that something was measured on, as reports record it. What could not be read is null, and
 * `unread` says why; nothing is guessed. The host's name is there only when the user asked for it.
 */
import * as v from 'valibot'

const count = v.pipe(v.number(), v.minValue(0))
const text = v.pipe(v.string(), v.maxLength(4096))

/** Why `cpuQuota` is null where there is none, which is known, and no limit. */
export const NO_LIMIT = 'no limit is set'

const coreClock = v.tuple([v.nullable(count), v.nullable(count), v.nullable(count)])

export const environmentSchema = v.object({
  platform: text,
  arch: text,
  /** Kernel release. */
  osRelease: text,
  /** The system's own name and version, as /etc/os-release has it. Earlier reports have none. */
  osName: v.optional(v.nullable(text), null),
  /** Null: not asked for. */
  hostName: v.nullable(text),
  /** `process.versions` of what matters: node, v8, uv, zlib, zstd, brotli; electron and chrome where we run in it. */
  versions: v.record(v.pipe(v.string(), v.maxLength(64)), text),
  cpuModel: text,
  /** Logical CPUs that this process may use. */
  cpus: count,
  memoryBytes: count,
  /** Everything below is of Linux's /proc and /sys, null elsewhere. */
  sockets: v.nullable(count),
  cores: v.nullable(count),
  threadsPerCore: v.nullable(count),
  numaNodes: v.nullable(count),
  /** Bytes of one L2 cache, and of the largest L3. */
  l2Bytes: v.nullable(count),
  l3Bytes: v.nullable(count),
  /** CPUs' worth of time that a cgroup allows; null with `NO_LIMIT` as the reason where it allows all. */
  cpuQuota: v.nullable(count),
  governor: v.nullable(text),
  energyPreference: v.nullable(text),
  /** MHz: the lowest and the highest that any core can have, and the mean of what they have. */
  minMHz: v.nullable(count),
  maxMHz: v.nullable(count),
  currentMHz: v.nullable(count),
  /** MHz of each logical CPU: lowest, highest, now; null where one is not told. Earlier reports have none. */
  coreMHz: v.optional(v.nullable(v.pipe(v.array(coreClock), v.maxLength(4096))), null),
  turbo: v.nullable(v.boolean()),
  onBattery: v.nullable(v.boolean()),
  /** Times that a core was slowed for heat since boot. */
  throttled: v.nullable(count),
  transparentHugePages: v.nullable(text),
  mitigations: v.nullable(text),
  /** Mean number of runnable threads over the last minute, before the measurement. */
  loadAverage: v.nullable(count),
  availableBytes: v.nullable(count),
  /** `docker in a virtual machine (QEMU)`…, as far as it shows; `none` when nothing points to one. */
  virtualisation: v.nullable(text),
  /** Nice value of the process. */
  priority: v.nullable(v.number()),
  /** Smallest step that the clock shows, nanoseconds. */
  timerNs: v.nullable(count),
  /** Field → why it is null; `versions.zstd`… for what has no version. */
  unread: v.record(v.pipe(v.string(), v.maxLength(64)), text),
})
export type Environment = v.InferOutput<typeof environmentSchema>
