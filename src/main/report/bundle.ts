/**
 * A report and its journal in one file, `NAME.migrascope`: a zip of `report.json` and, where there is one,
 * `journal.jsonl`. Entries of other names are passed over; no name is ever used as a path.
 */
import { zipSync } from 'fflate'
import * as v from 'valibot'
import { MAX_REPORT_BYTES } from '../../shared/contract.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { Report } from '../../shared/report.ts'
import { zipEntries, ZipFault } from './zip-entries.ts'

/** Programs that pack folders add entries of their own (`__MACOSX/`). */
const MOST_ENTRIES = 32

const REPORT = 'report.json'
const JOURNAL = 'journal.jsonl'

export interface Bundle {
  readonly report: string
  readonly journal: string | null
}

/** @param journal the journal's text; null where there is none. Where its dumps lay stays out of the bundle. */
export function packBundle(report: Report, journal: string | null): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const entries = {
    [REPORT]: encoder.encode(JSON.stringify(report)),
    ...(journal === null ? {} : { [JOURNAL]: encoder.encode(withoutPaths(journal)) }),
  }
  // A zip's times are of no zone; the report says when it was made, and equal reports pack to equal bytes.
  return zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1) })
}

const headSchema = v.looseObject({ kind: v.literal('head'), paths: v.array(v.unknown()) })

/** A bundle is made to be sent: the head's paths become null, which every reader takes for unknown. */
function withoutPaths(journal: string): string {
  const end = journal.indexOf('\n')
  const parsed = v.safeParse(headSchema, jsonOf(end < 0 ? journal : journal.slice(0, end)))
  if (!parsed.success) return journal
  const head = { ...parsed.output, paths: parsed.output.paths.map(() => null) }
  return JSON.stringify(head) + (end < 0 ? '' : journal.slice(end))
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/**
 * The texts of a bundle, unchecked: `parseReport` is next.
 * @param name the file's name, for messages
 * @throws MigrascopeError `bad-report` | `too-large`
 */
export function readBundle(name: string, bytes: Uint8Array): Bundle {
  if (bytes.length > MAX_REPORT_BYTES) {
    const message = `${name} is too large to be a report.`
    throw new MigrascopeError('too-large', message, { file: name, allowed: MAX_REPORT_BYTES })
  }
  try {
    const limits = { entries: MOST_ENTRIES, bytes: MAX_REPORT_BYTES }
    const entries = zipEntries(bytes, [REPORT, JOURNAL], limits)
    const decoder = new TextDecoder()
    const report = entries.get(REPORT)
    const journal = entries.get(JOURNAL)
    if (report === undefined) throw new ZipFault(`it holds no ${REPORT}`)
    return {
      report: decoder.decode(report),
      journal: journal === undefined ? null : decoder.decode(journal),
    }
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error
    const message = `${name} is no bundle that can be read: ${error.message}. Ask for it again, or for the report alone.`
    throw new MigrascopeError('bad-report', message, { file: name, expected: REPORT }, error)
  }
}
