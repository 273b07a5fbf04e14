/**
 * Older reports as today's: each step turns one version into the next, on content that no schema has seen yet.
 * A step moves what it finds and checks nothing: what does not fit is refused afterwards, where it has come to.
 */

type Json = Readonly<Record<string, unknown>>

/** From version N to N + 1, by N. */
const steps: Readonly<Record<number, (report: Json) => Json>> = { 1: toPoints }

/** @param content a report of `version`, unchecked @returns content of the present version, unchecked */
export function upgrade(version: number, content: unknown): unknown {
  let report = content
  for (let from = version; steps[from] !== undefined && isObject(report); from++) {
    report = steps[from]?.(report)
  }
  return report
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Version 1 was of one run only, its dump, settings and result at the top. */
function toPoints(report: Json): Json {
  const { format, tool, createdAt, command, outcome, environment } = report
  const { dump, inventory, settings, codecVersion, result, timeline } = report
  const summary = (figure: string) => {
    const value = isObject(result) ? result[figure] : undefined
    return {
      samples: 1,
      median: value,
      low: value,
      high: value,
      min: value,
      max: value,
      outliers: [],
    }
  }
  const isVerified = isObject(result) && result['verifiedPages'] !== 0
  return {
    ...{ format, version: 2, tool, createdAt, command, outcome },
    environment: withUnread(environment),
    dumps: [{ facts: dump, inventory, content: null }],
    plan: null,
    points: [
      {
        ...{ dump: 0, settings, codecVersion },
        samples: [{ order: 0, atMs: 0, result, latency: null, load: null, timeline }],
        summary: {
          throughput: summary('throughput'),
          compressionRate: summary('compressionRate'),
          decompressThroughput: isVerified ? summary('decompressThroughput') : null,
        },
      },
    ],
    ceilings: [],
    noise: null,
  }
}

/** What version 1 did not record of the machine. */
const unrecorded = [
  'osName',
  'hostName',
  'sockets',
  'cores',
  'threadsPerCore',
  'numaNodes',
  'l2Bytes',
  'l3Bytes',
  'cpuQuota',
  'governor',
  'energyPreference',
  'minMHz',
  'maxMHz',
  'currentMHz',
  'coreMHz',
  'turbo',
  'onBattery',
  'throttled',
  'transparentHugePages',
  'mitigations',
  'loadAverage',
  'availableBytes',
  'virtualisation',
  'priority',
  'timerNs',
] as const

function withUnread(environment: unknown): unknown {
  if (!isObject(environment)) return environment
  const why = 'not recorded by the version that made this report'
  return {
    ...environment,
    ...Object.fromEntries(unrecorded.map(field => [field, null])),
    unread: Object.fromEntries(unrecorded.map(field => [field, why])),
  }
}
