/**
 * What a sweep is to measure: any product of settings, on one dump or several, and how often. One schema
 * checks the plan wherever it comes from (command line, renderer, journal); `sweepPoints` multiplies it out.
 * Names as in RunSettings; a point is one combination.
 */
import * as v from 'valibot'
import { codecIds, codecTraits } from './codecs.ts'
import { defaultSettings, runSettingsSchema, type RunSettings } from './settings.ts'

/** Combinations that one sweep may have. */
export const MAX_POINTS = 5000

const some = <T extends v.GenericSchema<unknown, unknown>>(item: T) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(MAX_POINTS))

const { threads, requestBytes, waitThread, design, source, arenaBytes } =
  runSettingsSchema.pipe[0].entries

export const sweepAxesSchema = v.strictObject({
  /** A codec and the levels to try with it. */
  codecs: some(
    v.strictObject({
      codec: v.picklist(codecIds),
      levels: some(v.pipe(v.number(), v.integer())),
    }),
  ),
  threads: some(threads),
  requestBytes: some(requestBytes),
  /** Busy policy. QEMU: compress-wait-thread. */
  waitThread: some(waitThread),
  design: some(design),
})
export type SweepAxes = v.InferOutput<typeof sweepAxesSchema>

export const sweepPlanSchema = v.strictObject({
  axes: sweepAxesSchema,
  /** Globs over point labels; a point is measured when it fits one of them. Empty: all. */
  filter: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(100)),
  /** Decompress and compare every page after each sample, outside the measured time. */
  verify: v.boolean(),
  source,
  arenaBytes,
  repeats: v.pipe(
    v.strictObject({
      /** Samples of each point before its precision counts. */
      min: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      /** Samples after which it is left at that. */
      max: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      /** Half-width of the 95 % interval of the median ÷ the median, at which a point is done. */
      precision: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
    v.check(({ min, max }) => min <= max, 'more repeats at least than at most'),
  ),
  /** Samples of each point that are thrown away beforehand. */
  warmUp: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  /** Of the generator that shuffles each round. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1)),
  /** The part of the points that this machine measures: every `of`-th, from `index` on (1 is the first). */
  shard: v.nullable(
    v.pipe(
      v.strictObject({
        index: v.pipe(v.number(), v.integer(), v.minValue(1)),
        of: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
        by: v.picklist(['point', 'dump']),
      }),
      v.check(s => s.index <= s.of, 'the shard is beyond the last'),
    ),
  ),
})
export type SweepPlan = v.InferOutput<typeof sweepPlanSchema>

export const defaultSweep: SweepPlan = {
  axes: {
    codecs: [{ codec: 'zlib', levels: [1] }],
    threads: [1, 2, 4],
    requestBytes: [defaultSettings.requestBytes],
    waitThread: [true],
    design: ['per-thread'],
  },
  filter: [],
  verify: false,
  source: 'sample',
  arenaBytes: defaultSettings.arenaBytes,
  repeats: { min: 5, max: 10, precision: 0.02 },
  warmUp: 1,
  seed: 1,
  shard: null,
}

/** A combination of settings on one of the sweep's dumps. */
export interface SweepPoint {
  /** Index of the dump among the sweep's. */
  readonly dump: number
  readonly settings: RunSettings
}

/**
 * What a point is called in tables and filters: `zlib-1 t4 4K`, then `nowait`, `baseline` where they are not
 * the default. The dump is not part of it.
 */
export function pointLabel(settings: RunSettings): string {
  const { codec, level } = settings
  const words = [`${codec}-${level}`, `t${settings.threads}`, `${settings.requestBytes / 1024}K`]
  if (!settings.waitThread) words.push('nowait')
  if (settings.design !== 'per-thread') words.push(settings.design)
  return words.join(' ')
}

/** A key that is equal for equal points of different reports: dumps go by the text that names them. */
export const pointKey = (dump: string, settings: RunSettings) => `${dump} ${pointLabel(settings)}`

/**
 * Whether a whole text fits a glob. It goes back to the last star only, which is enough and never takes more than
 * text times glob steps; a regular expression of many stars may take forever.
 */
function fitsGlob(text: string, glob: string): boolean {
  let at = 0
  let from = 0
  let star = -1
  let mark = 0
  while (at < text.length) {
    if (glob[from] === '*') {
      star = from++
      mark = at
    } else if (glob[from] === '?' || glob[from] === text[at]) {
      from++
      at++
    } else if (star >= 0) {
      from = star + 1
      at = ++mark
    } else return false
  }
  while (glob[from] === '*') from++
  return from === glob.length
}

/** Whether a label fits one of the globs (`*` any text, `?` one character); true when there is none. */
export function fitsFilter(label: string, filter: readonly string[]): boolean {
  return filter.length === 0 || filter.some(glob => fitsGlob(label, glob))
}

/**
 * All points of a plan in their canonical order: by dump, codec, level, request size, policy, design, threads.
 * The shard is applied last, so that shards of one plan never overlap and together are the whole.
 */
export function sweepPoints(plan: SweepPlan, dumps: number): SweepPoint[] {
  const { axes } = plan
  const points: SweepPoint[] = []
  for (let dump = 0; dump < dumps; dump++) {
    for (const { codec, levels } of axes.codecs) {
      for (const level of levels) {
        for (const requestBytes of axes.requestBytes) {
          for (const waitThread of axes.waitThread) {
            for (const design of axes.design) {
              for (const threads of axes.threads) {
                const settings: RunSettings = {
                  ...defaultSettings,
                  ...{ codec, level, threads, requestBytes, waitThread, design },
                  decompressThreads: threads,
                  verify: plan.verify,
                  source: plan.source,
                  arenaBytes: plan.arenaBytes,
                }
                if (fitsFilter(pointLabel(settings), plan.filter)) points.push({ dump, settings })
              }
            }
          }
        }
      }
    }
  }
  const { shard } = plan
  if (shard === null) return points
  return points.filter(
    (point, i) => (shard.by === 'dump' ? point.dump : i) % shard.of === shard.index - 1,
  )
}

/** Levels outside of what their codec has, in words; undefined when all fit. */
export function wrongLevel({ axes }: Pick<SweepPlan, 'axes'>): string | undefined {
  for (const { codec, levels } of axes.codecs) {
    const { min, max } = codecTraits[codec].level
    const wrong = levels.find(level => level < min || level > max)
    if (wrong !== undefined) return `${codec} has levels ${min} to ${max}, not ${wrong}`
  }
  return undefined
}
