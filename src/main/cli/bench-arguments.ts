/** The words of `migrascope bench` as a plan; which guests is left to the command. */
import type { CodecId } from '../../shared/codecs.ts'
import { codecIds, codecTraits } from '../../shared/codecs.ts'
import { sizeArgument } from '../../shared/command-line.ts'
import type { SeriesPlan } from '../../shared/series-bench.ts'
import {
  defaultSettings,
  type Design,
  designs,
  MAX_REQUESTS,
  MAX_THREADS,
  MiB,
  requestSizes,
} from '../../shared/settings.ts'
import { parseCounts } from './counts.ts'
import type { Option, Parsed } from './options.ts'
import { oneOf, requestsPerThread, size, whole } from './run-arguments.ts'
import { UsageError } from './usage-error.ts'

const DEFAULT_THREADS = '1,4,8-64:4'
const DEFAULT_REPEAT = 5
const MAX_REPEAT = 1000
const DEFAULT_MEMORY = 256 * MiB
/** Half of the largest arena. */
const MAX_MEMORY = 2048 * MiB
const memoryRange = `1M to ${sizeArgument(MAX_MEMORY)}`
const sizes = requestSizes.map(sizeArgument).join(', ')
const d = defaultSettings

export const benchOptions: readonly Option[] = [
  {
    name: 'data',
    value: 'DATA',
    help: "series: zeroed pages with 0x10 as the first byte of each, as the series' benchmark has them; or the file of a dump. May be given several times; default series",
  },
  {
    name: 'design',
    value: 'NAME',
    choices: designs,
    help: `${designs.join(' or ')}; may be given twice; default both`,
  },
  {
    name: 'threads',
    value: 'LIST',
    help: `numbers of threads from 1 to ${MAX_THREADS}, with ranges and steps; default ${DEFAULT_THREADS}`,
  },
  {
    name: 'requests-per-thread',
    value: 'N',
    help: `1 to ${MAX_REQUESTS}, or auto: what suits the request size, and for baseline the 4 of the series; default auto`,
  },
  {
    name: 'memory',
    value: 'SIZE',
    help: `guest memory to compress, ${memoryRange}: that much is made, or taken from the beginning of the dump; default ${sizeArgument(DEFAULT_MEMORY)}`,
  },
  {
    name: 'repeat',
    value: 'N',
    help: `samples of each point, 1 to ${MAX_REPEAT}; default ${DEFAULT_REPEAT}`,
  },
  {
    name: 'codec',
    value: 'NAME',
    choices: codecIds,
    help: `${codecIds.join(', ')}; default ${d.codec}`,
  },
  { name: 'level', value: 'N', help: "the codec's own level; default 1 for zlib" },
  {
    name: 'request-size',
    value: 'SIZE',
    help: `guest memory compressed as one: ${sizes}; default ${sizeArgument(d.requestBytes)}`,
  },
  { name: 'json', help: 'print one JSON object instead of tables' },
]

export type PlanWithoutGuests = Omit<SeriesPlan, 'guests'>

/** @throws UsageError */
export function readBenchPlan({ value, values }: Parsed): PlanWithoutGuests {
  const codec: CodecId = oneOf('codec', value('codec') ?? d.codec, codecIds)
  const { level } = codecTraits[codec]
  const list = value('threads') ?? DEFAULT_THREADS
  const threads = parseCounts(list, MAX_THREADS)
  if (!threads) {
    throw new UsageError(
      `--threads is a list such as ${DEFAULT_THREADS} of numbers from 1 to ${MAX_THREADS}, not '${list}'`,
    )
  }
  const chosen = new Set<Design>(values('design').map(name => oneOf('design', name, designs)))
  return {
    codec,
    level: whole('level', value('level'), level, level.default, ` for ${codec}`),
    threads,
    designs: chosen.size > 0 ? [...chosen] : designs,
    requestsPerThread: requestsPerThread(value('requests-per-thread')),
    memoryBytes: size('memory', value('memory'), DEFAULT_MEMORY, memoryRange, isMemory),
    requestBytes: size('request-size', value('request-size'), d.requestBytes, sizes, bytes =>
      requestSizes.includes(bytes),
    ),
    repeat: whole('repeat', value('repeat'), { min: 1, max: MAX_REPEAT }, DEFAULT_REPEAT),
  }
}

const isMemory = (bytes: number) => bytes >= MiB && bytes <= MAX_MEMORY
