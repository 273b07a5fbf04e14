/** The reproducibility record as lines: every field of an environment with its unit, or why it is not known. */
import type { Environment } from '../../../shared/environment.ts'
import type { ReportDump } from '../../../shared/report.ts'
import { strings } from '../../strings/index.ts'
import { formatBytes, formatCount, formatDuration } from '../../ui/figures.ts'

export interface RecordLine {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly known: boolean
}

export interface RecordGroup {
  readonly title: string
  readonly lines: readonly RecordLine[]
}

const s = strings.machine

type Field = Exclude<keyof Environment, 'versions' | 'unread'>
type Value<K extends Field> = NonNullable<Environment[K]>

const megahertz = (value: number) => `${formatCount(value)} MHz`
const yesNo = (value: boolean) => (value ? s.yes : s.no)

const formats: { readonly [K in Field]: (value: Value<K>) => string } = {
  cpuModel: String,
  arch: String,
  cpus: formatCount,
  sockets: formatCount,
  cores: formatCount,
  threadsPerCore: formatCount,
  numaNodes: formatCount,
  cpuQuota: value => s.cpusWorth(Number(value.toFixed(2))),
  l2Bytes: formatBytes,
  l3Bytes: formatBytes,
  governor: String,
  energyPreference: String,
  minMHz: megahertz,
  maxMHz: megahertz,
  currentMHz: megahertz,
  turbo: yesNo,
  onBattery: yesNo,
  throttled: value => s.times(value),
  memoryBytes: formatBytes,
  availableBytes: formatBytes,
  transparentHugePages: String,
  platform: String,
  osRelease: String,
  hostName: String,
  virtualisation: String,
  mitigations: String,
  loadAverage: value => value.toFixed(2),
  priority: String,
  timerNs: formatDuration,
}

const groups: readonly { readonly title: string; readonly fields: readonly Field[] }[] = [
  {
    title: s.groups.processor,
    fields: [
      ...(['cpuModel', 'arch', 'cpus', 'sockets', 'cores', 'threadsPerCore'] as const),
      ...(['numaNodes', 'cpuQuota', 'l2Bytes', 'l3Bytes'] as const),
    ],
  },
  {
    title: s.groups.clock,
    fields: [
      ...(['governor', 'energyPreference', 'minMHz', 'maxMHz', 'currentMHz'] as const),
      ...(['turbo', 'onBattery', 'throttled'] as const),
    ],
  },
  { title: s.groups.memory, fields: ['memoryBytes', 'availableBytes', 'transparentHugePages'] },
  {
    title: s.groups.system,
    fields: ['platform', 'osRelease', 'virtualisation', 'mitigations', 'hostName'],
  },
  { title: s.groups.measuring, fields: ['loadAverage', 'priority', 'timerNs'] },
]

function lineOf(environment: Environment, field: Field): RecordLine {
  const value = environment[field]
  const label = s.fields[field]
  if (value === null) {
    const text = s.notKnown(environment.unread[field] ?? s.noReason)
    return { id: field, label, text, known: false }
  }
  // One table, so each format gets the value of its own field.
  const format = formats[field] as (known: typeof value) => string
  return { id: field, label, text: format(value), known: true }
}

export function recordOf(
  environment: Environment,
  dumps: readonly ReportDump[],
): readonly RecordGroup[] {
  const versions = Object.entries(environment.versions).map(([name, version]) => {
    return { id: `version-${name}`, label: name, text: version, known: true }
  })
  return [
    ...groups.map(({ title, fields }) => {
      return { title, lines: fields.map(field => lineOf(environment, field)) }
    }),
    { title: s.groups.versions, lines: versions },
    { title: s.groups.dumps, lines: dumps.map(dumpLine) },
  ].filter(({ lines }) => lines.length > 0)
}

function dumpLine({ facts, content }: ReportDump, i: number): RecordLine {
  const { name, variant, guestBytes } = facts
  const sum =
    content === null
      ? s.notKnown(s.noChecksum)
      : s.checksum(content.sha256, content.of === 'all' ? null : formatBytes(content.bytes))
  const text = `${formatBytes(guestBytes)}, ${variant}; ${sum}`
  return { id: `dump-${i}`, label: name, text, known: content !== null }
}

/** As one text, for issues and mails. */
export const recordText = (record: readonly RecordGroup[]) =>
  record
    .map(({ title, lines }) =>
      [title, ...lines.map(({ label, text }) => `  ${label}: ${text}`)].join('\n'),
    )
    .join('\n')
