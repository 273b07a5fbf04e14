/**
 * The words of `migrascope sweep` as a plan: those that `sweepCommandLine` prints give the plan that they were
 * printed of. A plan's name gives axes; axes given beside it take the place of its own.
 */
import * as v from 'valibot'
import { codecIds, codecTraits } from '../../shared/codecs.ts'
import { sizeArgument } from '../../shared/command-line.ts'
import { designs, MAX_THREADS, requestSizes, runSettingsSchema } from '../../shared/settings.ts'
import { parseNumbers } from '../../shared/number-list.ts'
import { sweepPlanNames, sweepPlans } from '../../shared/sweep-plans.ts'
import {
  defaultSweep,
  type SweepAxes,
  sweepPlanSchema,
  type SweepPlan,
} from '../../shared/sweep.ts'
import type { Option, Parsed } from './options.ts'
import { percent } from './percent.ts'
import { arenaRange, oneOf, size, sizes, whole } from './run-arguments.ts'
import { parseSize } from './sizes.ts'
import { UsageError } from './usage-error.ts'

const sources = ['sample', 'memory', 'disk', 'auto'] as const
const onOff = ['on', 'off'] as const
const shardings = ['point', 'dump'] as const
const MAX_REPEAT = 1000
const MAX_SEED = 2 ** 32 - 1
const MAX_WARM_UP = 100
const d = defaultSweep
const range = (id: (typeof codecIds)[number]) =>
  `${id} ${codecTraits[id].level.min} to ${codecTraits[id].level.max}`

export const sweepOptions: readonly Option[] = [
  {
    name: 'sample',
    word: true,
    help: 'sweep on the built-in sample guest (64 MiB); files may stand beside it',
  },
  {
    name: 'plan',
    value: 'NAME',
    choices: sweepPlanNames,
    help: `axes by name: ${sweepPlanNames.map(name => `${name} (${sweepPlans[name].title})`).join('; ')}. Axes given beside it take the place of the plan's`,
  },
  {
    name: 'codec',
    value: 'NAME[:LEVELS]',
    choices: codecIds,
    help: `a codec and a list of its levels, with ranges: zlib:1,3-6. May be given several times. Levels: ${codecIds.map(range).join('; ')}; default zlib:1`,
  },
  {
    name: 'threads',
    value: 'LIST',
    help: `numbers of threads from 1 to ${MAX_THREADS}, with ranges and steps: 1,2,4,8-64:4; default ${d.axes.threads.join(',')}`,
  },
  {
    name: 'request-size',
    value: 'LIST',
    help: `guest memory compressed as one: a list of ${sizes}; default ${d.axes.requestBytes.map(sizeArgument).join(',')}`,
  },
  {
    name: 'wait-thread',
    value: 'LIST',
    choices: onOff,
    help: 'on, off, or on,off: when every request is taken, on waits for one, off sends the page uncompressed and counts it as busy; default on',
  },
  {
    name: 'design',
    value: 'LIST',
    choices: designs,
    help: `of the workqueue: a list of ${designs.join(', ')}; default ${d.axes.design.join(',')}`,
  },
  {
    name: 'filter',
    value: 'GLOB',
    help: "only points whose name fits, such as 'zstd-* t4 *' or '*nowait*'; may be given several times, a point has to fit one",
  },
  {
    name: 'repeat',
    value: 'MIN[-MAX]',
    help: `samples of each point, 1 to ${MAX_REPEAT}: MIN at least, then until it is precise enough or MAX is reached; default ${d.repeats.min}-${d.repeats.max}`,
  },
  {
    name: 'precision',
    value: 'PERCENT',
    help: `a point is done when half the width of its 95 % interval is within this share of its median; default ${d.repeats.precision * 100}%`,
  },
  {
    name: 'warm-up',
    value: 'N',
    help: `samples of each point that are thrown away first, 0 to ${MAX_WARM_UP}; default ${d.warmUp}`,
  },
  {
    name: 'seed',
    value: 'N',
    help: `of the order of the points in each round, 0 to ${MAX_SEED}; default ${d.seed}`,
  },
  { name: 'verify', help: 'decompress every page after each sample and compare it byte for byte' },
  {
    name: 'source',
    value: 'WHERE',
    choices: sources,
    help: 'sample: pages are in memory, of a guest that does not fit half the arena as many as do, spread evenly; memory: all, or it fails; disk: they are read while the clock runs; auto: memory where it fits, else disk; default sample',
  },
  {
    name: 'arena',
    value: 'SIZE',
    help: `memory to work in, ${arenaRange} in steps of 1M; default ${sizeArgument(d.arenaBytes)}`,
  },
  {
    name: 'shard',
    value: 'I/N',
    help: 'measure only the I-th of N parts of the points, 1/4 to 4/4 say, each on another machine; report merge joins them',
  },
  {
    name: 'shard-by',
    value: 'WHAT',
    choices: shardings,
    help: 'point: each N-th point is in a part; dump: each N-th dump; default point',
  },
]

/** @throws UsageError */
export function readSweepPlan(parsed: Parsed): SweepPlan {
  const { value, values, has } = parsed
  const plan = {
    axes: axesIn(parsed),
    filter: values('filter'),
    verify: has('verify'),
    source: oneOf('source', value('source') ?? d.source, sources),
    arenaBytes: size('arena', value('arena'), d.arenaBytes, arenaRange, bytes =>
      v.is(runSettingsSchema.pipe[0].entries.arenaBytes, bytes),
    ),
    repeats: {
      ...repeatsIn(value('repeat')),
      precision: percent('precision', value('precision'), d.repeats.precision),
    },
    warmUp: whole('warm-up', value('warm-up'), { min: 0, max: MAX_WARM_UP }, d.warmUp),
    seed: whole('seed', value('seed'), { min: 0, max: MAX_SEED }, d.seed),
    shard: shardIn(parsed),
  }
  const checked = v.safeParse(sweepPlanSchema, plan)
  if (checked.success) return checked.output
  const [issue] = checked.issues
  throw new UsageError(`${v.getDotPath(issue) ?? 'the plan'}: ${issue.message}`)
}

function axesIn({ value, values }: Parsed): SweepAxes {
  const name = value('plan')
  const base = name === undefined ? d.axes : sweepPlans[oneOf('plan', name, sweepPlanNames)].axes
  const codecs = codecsIn(values('codec'))
  const threads = value('threads')
  const sizeList = value('request-size')
  const wait = value('wait-thread')
  const design = value('design')
  return {
    codecs: codecs.length > 0 ? codecs : base.codecs,
    threads: threads === undefined ? base.threads : threadsIn(threads),
    requestBytes: sizeList === undefined ? base.requestBytes : sizesIn(sizeList),
    waitThread:
      wait === undefined
        ? base.waitThread
        : listOf(wait, word => oneOf('wait-thread', word, onOff) === 'on'),
    design: design === undefined ? base.design : listOf(design, w => oneOf('design', w, designs)),
  }
}

/** `zlib:1,3-6`. A level that was there before is not taken twice. */
function codecsIn(words: readonly string[]): SweepAxes['codecs'] {
  const taken = new Set<string>()
  return words.flatMap(word => {
    const [name = '', list] = word.split(/:(.*)/, 2)
    const codec = oneOf('codec', name, codecIds)
    const { level } = codecTraits[codec]
    const levels = list === undefined ? [level.default] : parseNumbers(list, level)
    if (levels === undefined) {
      throw new UsageError(
        `--codec ${codec} has levels ${level.min} to ${level.max}, as in ${codec}:${level.min},${level.max}, not '${list ?? ''}'`,
      )
    }
    const fresh = levels.filter(l => !taken.has(`${codec} ${l}`))
    for (const l of fresh) taken.add(`${codec} ${l}`)
    return fresh.length > 0 ? [{ codec, levels: fresh }] : []
  })
}

function threadsIn(text: string): number[] {
  const threads = parseNumbers(text, { min: 1, max: MAX_THREADS })
  if (threads) return threads
  throw new UsageError(
    `--threads is a list such as 1,2,4,8-64:4 of numbers from 1 to ${MAX_THREADS}, not '${text}'`,
  )
}

const sizesIn = (text: string) =>
  listOf(text, word => {
    const bytes = parseSize(word)
    const known = requestSizes.find(request => request === bytes)
    if (known !== undefined) return known
    throw new UsageError(`--request-size is a list of sizes (${sizes}), not '${word}'`)
  })

function listOf<T>(text: string, read: (word: string) => T): T[] {
  return [...new Set(text.split(',').map(word => read(word.trim())))]
}

/** `5` is five of each, `5-20` five to twenty. */
function repeatsIn(text: string | undefined): { readonly min: number; readonly max: number } {
  if (text === undefined) return d.repeats
  const match = /^(\d+)(?:-(\d+))?$/.exec(text)
  const min = Number(match?.[1])
  const max = Number(match?.[2] ?? match?.[1])
  if (min >= 1 && max >= min && max <= MAX_REPEAT) return { min, max }
  throw new UsageError(
    `--repeat is a number of samples or two, such as 5 or 5-20, from 1 to ${MAX_REPEAT}, not '${text}'`,
  )
}

function shardIn({ value }: Parsed): SweepPlan['shard'] {
  const text = value('shard')
  const by = oneOf('shard-by', value('shard-by') ?? 'point', shardings)
  if (text === undefined) {
    if (value('shard-by') === undefined) return null
    throw new UsageError('--shard-by goes with --shard I/N')
  }
  const match = /^(\d+)\/(\d+)$/.exec(text)
  const index = Number(match?.[1])
  const of = Number(match?.[2])
  if (index >= 1 && of >= index && of <= 10_000) return { index, of, by }
  throw new UsageError(
    `--shard is I/N with I from 1 to N, N up to 10000: 2/4 is the second of four, not '${text}'`,
  )
}
