/**
 * Opens a file that may be damaged, takes its inventory and reads of every stretch the beginning and the end.
 * What comes of it must be pages, pages with warnings, or one of the errors that a damaged file may end in.
 */
import * as v from 'valibot'
import type { Dump } from '../../../src/main/dump/dump.ts'
import { openDump, sniff } from '../../../src/main/dump/open.ts'
import { dumpFactsSchema, inventorySchema } from '../../../src/shared/dump-facts.ts'
import { type FailureCode, MigrascopeError } from '../../../src/shared/failure.ts'

export type Outcome = 'pages' | 'warning' | FailureCode

/** Not `internal`, `io` or `file-changed`: those would blame the wrong thing. */
const allowed: readonly FailureCode[] = ['bad-format', 'truncated', 'too-large', 'empty-file']

const PIECE_BYTES = 16 * 1024
/** A small file can stand for much memory; all of it would take long, however well it is read. */
const MAX_RUNS = 200

const piece = new Uint8Array(PIECE_BYTES)

/** @throws whatever is not one of ours, and an Error that says what else is wrong */
export function tryFile(path: string): Outcome {
  try {
    sniff(path)
    using dump = openDump({ kind: 'file', path })
    v.parse(dumpFactsSchema, dump.facts)
    const inventory = v.parse(inventorySchema, dump.inventory({}))
    v.parse(dumpFactsSchema, dump.facts)
    readSome(dump)
    return dump.facts.warnings.length + inventory.warnings.length > 0 ? 'warning' : 'pages'
  } catch (error) {
    if (!(error instanceof MigrascopeError)) throw error
    if (!allowed.includes(error.code)) throw error
    return error.code
  }
}

function readSome(dump: Dump): void {
  let runs = 0
  for (const run of dump.runs()) {
    if (++runs > MAX_RUNS) return
    const block = dump.facts.blocks[run.block]
    if (!block || !Number.isInteger(run.address) || run.address < 0 || !(run.bytes > 0)) {
      throw new Error(`no such run can be: ${JSON.stringify(run)}`)
    }
    const first = piece.subarray(0, Math.min(PIECE_BYTES, run.bytes))
    dump.read(run, 0, first)
    dump.read(run, run.bytes - first.length, first)
  }
}
