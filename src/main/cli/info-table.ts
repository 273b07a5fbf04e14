/** A dump's facts as text. */
import type { Census, DumpFacts } from '../../shared/dump-facts.ts'
import { formatAddress, formatBytes, formatCount, formatShare } from '../../shared/units.ts'
import { table } from './table.ts'

/** Blocks shown; a core with thousands of them is for `--json`. */
const MAX_BLOCKS = 40

/** @param census undefined where the pages were not counted to the end. */
export function infoTable(facts: DumpFacts, census: Census | undefined): string {
  const zero =
    census === undefined
      ? 'not counted'
      : `${formatCount(census.zero)} (${formatShare(share(census))})`
  const rows = table(
    [
      ['file', `${facts.name}, ${formatBytes(facts.fileBytes)}`],
      ['format', `${facts.format}: ${facts.variant}`],
      ['machine', facts.machine ?? 'not said'],
      ['page size', formatBytes(facts.pageSize)],
      ['guest memory', formatBytes(facts.guestBytes)],
      ['pages', formatCount(census?.total ?? facts.totalPages)],
      ['zero pages', zero],
    ],
    ['left', 'left'],
  )
  const blocks = table(
    [
      ['block', 'address', 'to', 'size'],
      ...facts.blocks
        .slice(0, MAX_BLOCKS)
        .map(b => [
          b.name,
          formatAddress(b.address),
          b.bytes === 0 ? '' : formatAddress(b.address + b.bytes - 1),
          formatBytes(b.bytes),
        ]),
    ],
    ['left', 'right', 'right', 'right'],
  )
  const hidden = facts.blocks.length - MAX_BLOCKS
  const more = hidden > 0 ? [`and ${formatCount(hidden)} more; --json lists all`] : []
  const warnings = facts.warnings.map(text => `warning: ${text}`)
  const parts = [rows, [...blocks, ...more], warnings].filter(part => part.length > 0)
  return `${parts.map(part => part.join('\n')).join('\n\n')}\n`
}

const share = ({ zero, total }: Census) => (total === 0 ? 0 : zero / total)
