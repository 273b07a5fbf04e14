/**
 * A complete Windows crash dump (type 1), as QEMU's dump-guest-memory -w writes it: the pages of all runs, one
 * after the other, from the end of the header on.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { formatBytes, formatCount } from '../../../shared/units.ts'
import type { AbsentSpan } from '../absences.ts'
import { cutOverlaps } from '../cut-overlaps.ts'
import type { Dump } from '../dump.ts'
import { type Extent, type ExtentFacts, extentDump } from '../extents.ts'
import type { ByteSource } from '../source.ts'
import { hasLength } from '../wrapper.ts'
import { badDmp, type DmpHeader, dmpOffsets, HEADER_BYTES } from './header.ts'

/** @throws MigrascopeError `bad-format` | `truncated` */
export function openFull(source: ByteSource, header: DmpHeader, facts: ExtentFacts): Dump {
  const { pageSize } = facts
  const warnings: string[] = []
  const present: Extent[] = []
  const lost: AbsentSpan[] = []
  let promised = 0n
  let at = HEADER_BYTES
  let missing = 0
  let impossible = 0
  if (header.runs.length === 0) {
    const what = 'without a list of its memory runs. Take a complete dump again.'
    throw badDmp(source, dmpOffsets.runCount, '1 to 43 runs', 'none', what)
  }
  for (const [i, { firstPage, pages }] of header.runs.entries()) {
    promised += pages
    // A run past the end of the address space has no place; where the later ones stand is lost with it.
    if (firstPage + pages > 2n ** 52n) {
      impossible = header.runs.length - i
      break
    }
    const address = Number(firstPage) * pageSize
    const bytes = Number(pages) * pageSize
    const held = Math.min(bytes, Math.max(0, source.bytes - at))
    missing += bytes - held
    const whole = Math.ceil(held / pageSize) * pageSize
    if (whole < bytes) {
      lost.push({ address: address + whole, bytes: bytes - whole, why: 'missing' })
    }
    if (held > 0) present.push({ name: `run ${i}`, address, bytes: held, offset: at })
    at += bytes
  }
  if (present.length === 0) throw noMemory(source)

  if (missing > 0) {
    const pages = formatCount(Math.ceil(missing / pageSize))
    warnings.push(
      `The file is cut short: it ends at byte ${source.bytes}. ${formatBytes(missing)} (${pages} pages) of guest memory are missing; the rest is read.`,
    )
  }
  if (impossible > 0) {
    warnings.push(
      `The header's list of runs is damaged: ${impossible === 1 ? 'the last one is' : `the last ${impossible} are`} left out.`,
    )
  } else if (promised !== header.pageCount) {
    warnings.push(
      `The header counts ${header.pageCount} pages, its runs ${promised}; the runs are believed.`,
    )
  }
  if (at < source.bytes && impossible === 0 && hasLength(source)) {
    warnings.push(`${formatBytes(source.bytes - at)} follow the last run and are not read.`)
  }
  const { extents, dropped } = cutOverlaps(present)
  if (dropped > 0) {
    warnings.push(
      `Runs overlap in guest memory: the first one is kept, ${formatBytes(dropped)} of later ones are left out.`,
    )
  }
  return extentDump(source, { ...facts, warnings: [...facts.warnings, ...warnings] }, extents, lost)
}

function noMemory({ name, path, bytes }: ByteSource): MigrascopeError {
  return new MigrascopeError(
    'truncated',
    `${name} is a Windows crash dump that ends before any guest memory. Copy or dump it again.`,
    { file: name, path, offset: HEADER_BYTES, expected: 'memory', found: bytes - HEADER_BYTES },
  )
}
