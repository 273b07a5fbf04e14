/**
 * The words of `migrascope run` as settings. Every value is checked against what `settings.ts` allows,
 * and a wrong one is answered with the option's own name and range.
 */
import * as v from 'valibot'
import { codecIds, codecTraits, type CodecId } from '../../shared/codecs.ts'
import { sizeArgument } from '../../shared/command-line.ts'
import {
  defaultSettings,
  designs,
  MAX_ARENA_BYTES,
  MAX_REQUESTS,
  MAX_THREADS,
  MIN_ARENA_BYTES,
  requestSizes,
  runSettingsSchema,
  type RunSettings,
} from '../../shared/settings.ts'
import type { Option, Parsed } from './options.ts'
import { parseSize } from './sizes.ts'
import { UsageError } from './usage-error.ts'

const levels = (id: CodecId) =>
  `${codecTraits[id].level.min} to ${codecTraits[id].level.max}` +
  `, default ${codecTraits[id].level.default}`
export const arenaRange = `${sizeArgument(MIN_ARENA_BYTES)} to ${sizeArgument(MAX_ARENA_BYTES)}`
export const sizes = requestSizes.map(sizeArgument).join(', ')
const d = defaultSettings

export const runOptions: readonly Option[] = [
  { name: 'sample', help: 'run on the built-in sample guest (64 MiB) instead of a file' },
  {
    name: 'codec',
    value: 'NAME',
    choices: codecIds,
    help: `${codecIds.join(', ')}; default ${d.codec}`,
  },
  {
    name: 'level',
    value: 'N',
    help: `the codec's own level: ${codecIds.map(id => `${id} ${levels(id)}`).join('; ')}`,
  },
  {
    name: 'threads',
    value: 'N',
    help: `compression threads, 1 to ${MAX_THREADS}; default: the CPUs that this process may use`,
  },
  {
    name: 'decompress-threads',
    value: 'N',
    help: `threads that verify, 1 to ${MAX_THREADS}; default ${d.decompressThreads}`,
  },
  {
    name: 'request-size',
    value: 'SIZE',
    help: `guest memory compressed as one: ${sizes}; default ${sizeArgument(d.requestBytes)}`,
  },
  {
    name: 'design',
    value: 'NAME',
    choices: designs,
    help: `of the workqueue: ${designs.join(', ')}; baseline shares one map of requests and one completion event between all threads, as QEMU's series did before its version 3; default ${d.design}`,
  },
  {
    name: 'requests-per-thread',
    value: 'N',
    help: `1 to ${MAX_REQUESTS}, or auto: what suits the request size, 4 with baseline; default auto`,
  },
  {
    name: 'wait-thread',
    value: 'on|off',
    choices: ['on', 'off'],
    help: 'when every request is taken: on waits for one, off sends the page uncompressed and counts it as busy; default on',
  },
  { name: 'verify', help: 'decompress every page afterwards and compare it byte for byte' },
  {
    name: 'source',
    value: 'WHERE',
    choices: ['auto', 'memory', 'sample', 'disk'],
    help: 'memory: pages are loaded before the clock starts; sample: the same, but of a guest that does not fit half the arena as many pages as do, spread evenly; disk: they are read while it runs; auto: memory where the guest fits half the arena; default auto',
  },
  {
    name: 'arena',
    value: 'SIZE',
    help: `memory to work in, ${arenaRange} in steps of 1M; default ${sizeArgument(d.arenaBytes)}`,
  },
]

/** @param cpus the default number of threads. @throws UsageError */
export function readRunSettings({ value, has }: Parsed, cpus: number): RunSettings {
  const codec = oneOf('codec', value('codec') ?? d.codec, codecIds)
  const { level } = codecTraits[codec]
  const thread = { min: 1, max: MAX_THREADS }
  const settings = {
    codec,
    level: whole('level', value('level'), level, level.default, ` for ${codec}`),
    threads: whole('threads', value('threads'), thread, Math.min(cpus, MAX_THREADS)),
    decompressThreads: whole(
      'decompress-threads',
      value('decompress-threads'),
      thread,
      d.decompressThreads,
    ),
    requestBytes: size('request-size', value('request-size'), d.requestBytes, sizes, bytes =>
      requestSizes.includes(bytes),
    ),
    design: oneOf('design', value('design') ?? d.design, designs),
    requestsPerThread: requestsPerThread(value('requests-per-thread')),
    waitThread: oneOf('wait-thread', value('wait-thread') ?? 'on', ['on', 'off']) === 'on',
    verify: has('verify'),
    source: oneOf('source', value('source') ?? d.source, ['auto', 'memory', 'sample', 'disk']),
    arenaBytes: size('arena', value('arena'), d.arenaBytes, arenaRange, bytes =>
      v.is(runSettingsSchema.entries.arenaBytes, bytes),
    ),
  }
  const checked = v.safeParse(runSettingsSchema, settings)
  if (checked.success) return checked.output
  throw new UsageError(`these settings do not go together: ${checked.issues[0].message}`)
}

export function requestsPerThread(text = 'auto'): RunSettings['requestsPerThread'] {
  if (text === 'auto') return text
  const number = /^\d+$/.test(text) ? Number(text) : NaN
  if (number >= 1 && number <= MAX_REQUESTS) return number
  throw new UsageError(
    `--requests-per-thread is auto or a whole number from 1 to ${MAX_REQUESTS}, not '${text}'`,
  )
}

export function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find(word => word === text)
  if (found !== undefined) return found
  throw new UsageError(`--${option} is one of ${known.join(', ')}, not '${text}'`)
}

export function whole(
  option: string,
  text: string | undefined,
  range: { readonly min: number; readonly max: number },
  otherwise: number,
  context = '',
): number {
  if (text === undefined) return otherwise
  const number = /^-?\d+$/.test(text) ? Number(text) : NaN
  if (number >= range.min && number <= range.max) return number
  const expected =
    range.min === range.max
      ? `${range.min}${context}`
      : `a whole number from ${range.min} to ${range.max}${context}`
  throw new UsageError(`--${option} is ${expected}, not '${text}'`)
}

export function size(
  option: string,
  text: string | undefined,
  otherwise: number,
  expected: string,
  allowed: (bytes: number) => boolean,
): number {
  if (text === undefined) return otherwise
  const bytes = parseSize(text)
  if (bytes !== undefined && allowed(bytes)) return bytes
  throw new UsageError(`--${option} is a size (${expected}), not '${text}'`)
}
