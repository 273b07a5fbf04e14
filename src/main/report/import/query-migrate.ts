/**
 * Reads the answer of QEMU's `query-migrate` (qapi/migration.json, 2.4 to 10.x) as a row beside ours. Throughput
 * is what ours is: guest memory handled, zero pages too, per second after the setup. The ratio comes from totals:
 * QEMU's own compression-rate is of its last period only, and 0 after a short migration.
 */
import * as v from 'valibot'
import { MigrascopeError } from '../../../shared/failure.ts'
import type { ImportedRow } from '../../../shared/imported.ts'

export const MAX_QUERY_MIGRATE_BYTES = 1024 * 1024

const count = v.pipe(v.number(), v.finite(), v.minValue(0))
const maybe = v.optional(count)

const infoSchema = v.object({
  status: v.pipe(v.string(), v.maxLength(64)),
  'total-time': maybe,
  'setup-time': maybe,
  downtime: maybe,
  ram: v.optional(
    v.object({
      transferred: count,
      total: count,
      duplicate: count,
      normal: count,
      'normal-bytes': count,
      // Since QEMU 2.10; all targets that compressed had pages of 4 KiB before.
      'page-size': v.optional(v.pipe(count, v.integer(), v.minValue(512)), 4096),
      mbps: maybe,
      'dirty-sync-count': maybe,
      'multifd-bytes': maybe,
    }),
  ),
  compression: v.optional(v.object({ pages: count, busy: count, 'compressed-size': count })),
  'xbzrle-cache': v.optional(v.object({ pages: count, bytes: count })),
})
type Info = v.InferOutput<typeof infoSchema>
type Ram = NonNullable<Info['ram']>

/**
 * @param text the object itself, or QMP's answer around it (`{"return": …}`)
 * @throws MigrascopeError `bad-format` | `too-large`
 */
export function readQueryMigrate(file: string, text: string): ImportedRow {
  if (text.length > MAX_QUERY_MIGRATE_BYTES) {
    const message = `${file} is too large to be an answer of query-migrate.`
    throw new MigrascopeError('too-large', message, { file, allowed: MAX_QUERY_MIGRATE_BYTES })
  }
  const parsed = v.safeParse(infoSchema, unwrapped(json(file, text)))
  if (!parsed.success) {
    const [issue] = parsed.issues
    const at = v.getDotPath(issue) ?? 'the top'
    throw new MigrascopeError(
      'bad-format',
      `${file} is no answer of query-migrate: at ${at}, ${issue.message}`,
      { file, at, expected: issue.expected, found: issue.received },
    )
  }
  const { output: info } = parsed
  if (info.ram === undefined) {
    throw new MigrascopeError(
      'bad-format',
      `${file} says ${info.status} and nothing of the memory. Ask query-migrate when the migration is over.`,
      { file, found: info.status },
    )
  }
  return rowOf(file, info, info.ram)
}

function json(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    const message = `${file} is no JSON. Save what query-migrate answers over QMP.`
    throw new MigrascopeError('bad-format', message, { file, expected: 'JSON', found })
  }
}

const unwrapped = (content: unknown): unknown =>
  typeof content === 'object' && content !== null && 'return' in content ? content.return : content

function rowOf(file: string, info: Info, ram: Ram): ImportedRow {
  const { compression, status } = info
  const pages = ram.normal + ram.duplicate + (compression?.pages ?? 0)
  const bytesIn = pages * ram['page-size']
  const ms = (info['total-time'] ?? 0) - (info['setup-time'] ?? 0)
  const { ratio, bytesOut, how, notes } = compressed(info, ram)
  if (status !== 'completed') notes.unshift(`the migration was not over: ${status}`)
  if (info['xbzrle-cache'] !== undefined && info['xbzrle-cache'].pages > 0) {
    notes.push(`xbzrle sent ${info['xbzrle-cache'].pages} pages as deltas; they are not counted`)
  }
  return {
    source: 'qemu',
    name: how,
    file,
    input: null,
    throughput: ms > 0 ? bytesIn / (ms * 1000) : null,
    decompressThroughput: null,
    ratio,
    bytesIn,
    bytesOut,
    qemu: {
      status,
      totalTime: info['total-time'] ?? 0,
      setupTime: info['setup-time'] ?? null,
      downtime: info.downtime ?? null,
      normal: ram.normal,
      duplicate: ram.duplicate,
      transferred: ram.transferred,
      mbps: ram.mbps ?? null,
      dirtySyncCount: ram['dirty-sync-count'] ?? null,
      compressionPages: compression?.pages ?? null,
      busy: compression?.busy ?? null,
    },
    notes,
  }
}

interface Compressed {
  readonly how: string
  readonly ratio: number | null
  readonly bytesOut: number | null
  readonly notes: string[]
}

/** What was compressed, and to what; the answer does not say with which codec. */
function compressed({ compression }: Info, ram: Ram): Compressed {
  if (compression !== undefined) {
    const bytesOut = compression['compressed-size']
    const bytes = compression.pages * ram['page-size']
    return {
      how: 'compress',
      ratio: bytesOut > 0 ? bytes / bytesOut : null,
      bytesOut,
      notes: ['QEMU counts a few pages too many: each flush counts every thread once more'],
    }
  }
  const multifd = ram['multifd-bytes'] ?? 0
  if (multifd === 0) {
    return { how: 'without compression', ratio: null, bytesOut: ram.transferred, notes: [] }
  }
  // Packets of channels that do not compress are a header longer than the pages in them.
  const isSmaller = multifd < ram['normal-bytes']
  return {
    how: 'multifd',
    ratio: isSmaller ? ram['normal-bytes'] / multifd : null,
    bytesOut: multifd,
    notes: isSmaller
      ? []
      : ['no ratio: nothing was compressed, or this QEMU counts bytes before compression'],
  }
}
