/** The reproducibility record as lines: every field of an environment with its unit, or why it is not known. */
import { type Environment, NO_LIMIT } from '../../../shared/environment.ts'
import type { ReportDump, Tool } from '../../../shared/report.ts'
import { strings } from '../../strings/index.ts'
import {
  formatBytes,
  formatCount,
  formatDecimal,
  formatDuration,
  formatShort,
} from '../../ui/figures.ts'

export interface RecordLine {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly known: boolean
  /** Of words that are the system's or the host's own. */
  readonly lang?: 'en' | undefined
}

export interface RecordGroup {
  readonly title: string
  readonly lines: readonly RecordLine[]
}

const s = strings.machine

type Field = Exclude<keyof Environment, 'versions' | 'unread'>
type Value<K extends Field> = NonNullable<Environment[K]>

const megahertz = (value: number) => `${formatCount(value)} MHz`
/** `2,100` or `2,100 (800–4,200)`: now, and the limits where they are known. */
function coreClock([least, most, now]: Value<'coreMHz'>[number]): string {
  const clock = (value: number | null) => (value === null ? '–' : formatCount(value))
  return least === null && most === null
    ? clock(now)
    : `${clock(now)} (${clock(least)}–${clock(most)})`
}
const yesNo = (value: boolean) => (value ? s.yes : s.no)

const formats: { readonly [K in Field]: (value: Value<K>) => string } = {
  cpuModel: String,
  arch: String,
  cpus: formatCount,
  sockets: formatCount,
  cores: formatCount,
  threadsPerCore: formatCount,
  numaNodes: formatCount,
  cpuQuota: value => s.cpusWorth(value, formatShort(value, 2)),
  l2Bytes: formatBytes,
  l3Bytes: formatBytes,
  governor: String,
  energyPreference: String,
  minMHz: megahertz,
  maxMHz: megahertz,
  currentMHz: megahertz,
  coreMHz: cores => `${cores.map(coreClock).join(', ')} MHz`,
  turbo: yesNo,
  onBattery: yesNo,
  throttled: value => s.times(value),
  memoryBytes: formatBytes,
  availableBytes: formatBytes,
  transparentHugePages: String,
  osName: String,
  platform: String,
  osRelease: String,
  hostName: String,
  virtualisation: String,
  mitigations: String,
  loadAverage: value => formatDecimal(value, 2),
  priority: String,
  timerNs: formatDuration,
}

const groups: readonly {
  readonly group: keyof typeof s.groups
  readonly fields: readonly Field[]
}[] = [
  {
    group: 'processor',
    fields: [
      ...(['cpuModel', 'arch', 'cpus', 'sockets', 'cores', 'threadsPerCore'] as const),
      ...(['numaNodes', 'cpuQuota', 'l2Bytes', 'l3Bytes'] as const),
    ],
  },
  {
    group: 'clock',
    fields: [
      ...(['governor', 'energyPreference', 'minMHz', 'maxMHz', 'currentMHz'] as const),
      ...(['coreMHz', 'turbo', 'onBattery', 'throttled'] as const),
    ],
  },
  { group: 'memory', fields: ['memoryBytes', 'availableBytes', 'transparentHugePages'] },
  {
    group: 'system',
    fields: ['osName', 'platform', 'osRelease', 'virtualisation', 'mitigations', 'hostName'],
  },
  { group: 'measuring', fields: ['loadAverage', 'priority', 'timerNs'] },
]

function lineOf(environment: Environment, field: Field): RecordLine {
  const value = environment[field]
  const label = s.fields[field]
  if (value === null) {
    const reason = environment.unread[field]
    // That there is none is known.
    if (field === 'cpuQuota' && reason === NO_LIMIT) {
      return { id: field, label, text: s.noLimit, known: true }
    }
    return { id: field, label, known: false, ...whyNot(reason) }
  }
  // One table, so each format gets the value of its own field.
  const format = formats[field] as (known: typeof value) => string
  const lang = formats[field] === String ? 'en' : undefined
  return { id: field, label, text: format(value), known: true, lang }
}

function whyNot(reason: string | undefined): Pick<RecordLine, 'text' | 'lang'> {
  const words = s.reason(reason ?? '')
  if (words === '') return { text: s.notKnown(s.noReason) }
  return { text: s.notKnown(words), lang: words === reason ? 'en' : undefined }
}

export function recordOf(
  environment: Environment,
  dumps: readonly ReportDump[],
  tool: Tool | null = null,
): readonly RecordGroup[] {
  const versions = Object.entries(environment.versions).map(([name, version]) => {
    return { id: `version-${name}`, label: name, text: version, known: true, lang: 'en' as const }
  })
  const missing = Object.entries(environment.unread).flatMap(([field, reason]) => {
    const name = /^versions\.(.+)$/.exec(field)?.[1]
    return name === undefined
      ? []
      : [{ id: `version-${name}`, label: name, known: false, ...whyNot(reason) }]
  })
  return [
    ...groups.map(({ group, fields }) => {
      return { title: s.groups[group], lines: fields.map(field => lineOf(environment, field)) }
    }),
    {
      title: s.groups.versions,
      lines: [...(tool ? [toolLine(tool)] : []), ...versions, ...missing],
    },
    { title: s.groups.dumps, lines: dumps.map(dumpLine) },
  ].filter(({ lines }) => lines.length > 0)
}

function toolLine({ name, version, build }: Tool): RecordLine {
  const { commit = null, modified, reason } = build ?? {}
  const text =
    commit === null
      ? s.noCommit(version, s.reason(reason ?? '') || s.noReason)
      : s.commit(version, commit, modified === true)
  return { id: 'tool', label: name, text, known: commit !== null }
}

function dumpLine({ facts, content }: ReportDump, i: number): RecordLine {
  const { name, format, guestBytes } = facts
  const variant = format === 'sample' ? strings.facts.sample : facts.variant
  const sum =
    content === null
      ? s.notKnown(s.noChecksum)
      : s.checksum(content.sha256, content.of === 'all' ? null : formatBytes(content.bytes))
  const text = s.dump(formatBytes(guestBytes), variant, sum)
  return { id: `dump-${i}`, label: name, text, known: content !== null }
}

/** As one text, for issues and mails. */
export const recordText = (record: readonly RecordGroup[]) =>
  record
    .map(({ title, lines }) =>
      [title, ...lines.map(({ label, text }) => `  ${label}: ${text}`)].join('\n'),
    )
    .join('\n')
