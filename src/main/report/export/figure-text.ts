/** Figures of points as tables show them, the same in Markdown and HTML. `–` is what is not known. */
import { type Environment, NO_LIMIT } from '../../../shared/environment.ts'
import type { Ceiling, Report, Tool } from '../../../shared/report.ts'
import type { Summary } from '../../../shared/summary.ts'
import {
  formatBytes,
  formatDuration,
  formatShare,
  formatThroughput,
} from '../../../shared/units.ts'

export const UNKNOWN = '–'

export const text = <T>(value: T | null | undefined, format: (value: T) => string) =>
  value === null || value === undefined ? UNKNOWN : format(value)

/** `142–145 MB/s`: the 95 % interval; nothing for a single sample, which has none. */
export const intervalText = (summary: Summary | null) =>
  summary === null || summary.samples < 2
    ? UNKNOWN
    : `${numberOf(summary.low)}–${formatThroughput(summary.high)}`

const numberOf = (speed: number) => formatThroughput(speed).replace(/ [A-Z]B\/s$/, '')

export const speedText = (summary: Summary | null) =>
  text(summary, ({ median }) => formatThroughput(median))

export const ceilingName = ({ kind, codec, dump }: Ceiling, report: Report) => {
  const of = codec === null ? '' : ` ${codec.codec}-${codec.level} ${codec.requestBytes / 1024}K`
  const where = report.dumps.length > 1 ? `, ${report.dumps[dump]?.facts.name ?? ''}` : ''
  return `${kind}${of}${where}`
}

/** The machine in one line: `a processor, 2 CPUs, 7.45 GiB, linux x64 6.1`. */
export function machineText({ environment: e, machines = [] }: Report): string {
  const cpus = `${e.cpus} ${e.cpus === 1 ? 'CPU' : 'CPUs'}`
  const one = `${e.cpuModel}, ${cpus}, ${formatBytes(e.memoryBytes)}, ${e.platform} ${e.arch} ${e.osRelease}`
  return machines.length > 1 ? `${machines.length} machines, the first: ${one}` : one
}

/** All of the machine that is known, by what it is called; what is not known says why. */
export function machineFacts({ environment, tool }: Report): [name: string, value: string][] {
  const { versions, unread, ...facts } = environment
  return [
    [tool.name, toolText(tool)],
    ...Object.entries(facts).flatMap(([field, value]): [string, string][] =>
      value === null ? [] : [[fieldName(field), factText(field, value)]],
    ),
    ...Object.entries(versions).map(([name, version]): [string, string] => [name, version]),
    ...Object.entries(unread).map(([field, why]): [string, string] => [
      fieldName(field),
      why === NO_LIMIT ? why : `${UNKNOWN} (${why})`,
    ]),
  ]
}

/** `0.1.0, commit 1a2b…, modified`, or why the commit is not known. */
function toolText({ version, build }: Tool): string {
  if (build === undefined) return version
  const { commit, modified, reason } = build
  if (commit === null)
    return `${version}, commit ${UNKNOWN} (${reason ?? 'no reason was recorded'})`
  return `${version}, commit ${commit}${modified === true ? ', modified' : ''}`
}

/** `cpuModel` → `cpu model`. */
const fieldName = (field: string) =>
  field
    .replace(/Bytes$|Ns$/, '')
    .replace('MHz', ' MHz')
    .replaceAll(/([a-z])([A-Z])(?![A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replaceAll(/ +/g, ' ')

type Fact = Exclude<NonNullable<Environment[keyof Environment]>, Environment['versions']>

function factText(field: string, value: Fact): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object') return coresText(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (field.endsWith('Bytes')) return formatBytes(value)
  if (field.endsWith('Ns')) return formatDuration(value)
  return Number.isInteger(value) ? String(value) : value.toFixed(2)
}

/** `2100 (800–4200), 1900`: what each has, and its limits where they are known. */
const coresText = (cores: NonNullable<Environment['coreMHz']>) =>
  cores
    .map(([least, most, now]) => {
      const limits = least === null && most === null ? [] : [`(${mhz(least)}–${mhz(most)})`]
      return [mhz(now), ...limits].join(' ')
    })
    .join(', ')

const mhz = (clock: number | null) => text(clock, value => value.toFixed(0))

export const shareText = (share: number | null | undefined) => text(share, formatShare)
