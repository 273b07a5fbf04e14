/** A dump's facts as text. */
import type { Census, DumpFacts, Inventory } from '../../shared/dump-facts.ts'
import { classNames, pageClasses } from '../../shared/page-class.ts'
import type { PageMap } from '../../shared/page-map.ts'
import { blockRange, compressionText, passesText } from '../../shared/facts-text.ts'
import { formatBytes, formatCount, formatShare } from '../../shared/units.ts'
import { table } from './table.ts'

/** Blocks shown; a core with thousands of them is for `--json`. */
const MAX_BLOCKS = 40

/**
 * @param census undefined where the pages were not counted to the end
 * @param map null where it was not asked for
 */
export function infoTable(
  facts: DumpFacts,
  census: Census | undefined,
  map: PageMap | null,
): string {
  const zero =
    census === undefined
      ? 'not counted'
      : `${formatCount(census.zero)} (${formatShare(share(census))})`
  const pages = census?.total ?? facts.totalPages
  const rows = table(
    [
      ['file', `${facts.name}, ${formatBytes(facts.fileBytes)}`],
      ['format', `${facts.format}: ${facts.variant}`],
      ['creator', facts.creator ?? 'not said'],
      ['machine', facts.machine ?? 'not said'],
      ['page size', formatBytes(facts.pageSize)],
      ['guest memory', formatBytes(facts.guestBytes)],
      ['pages', pages === null ? 'not counted' : formatCount(pages)],
      ['zero pages', zero],
      ...(census === undefined ? [] : inventoryRows(census, facts.pageSize)),
    ],
    ['left', 'left'],
  )
  const blocks = table(
    [
      ['block', 'address', 'to', 'size'],
      ...facts.blocks.slice(0, MAX_BLOCKS).map(block => {
        const [first, last = ''] = blockRange(block)
        return [block.name, first, last, formatBytes(block.bytes)]
      }),
    ],
    ['left', 'right', 'right', 'right'],
  )
  const hidden = facts.blocks.length - MAX_BLOCKS
  const more = hidden > 0 ? [`and ${formatCount(hidden)} more; --json lists all`] : []
  const warnings = [...facts.warnings, ...(census?.warnings ?? [])].map(text => `warning: ${text}`)
  const classes = map === null ? [] : classTable(map)
  const parts = [rows, classes, [...blocks, ...more], warnings].filter(part => part.length > 0)
  return `${parts.map(part => part.join('\n')).join('\n\n')}\n`
}

/** What only some formats have is shown only there. */
function inventoryRows(inventory: Inventory, pageSize: number): string[][] {
  const { excluded, missing, repeated, passes, compression } = inventory
  const rows: string[][] = []
  if (excluded > 0)
    rows.push(['excluded', `${formatCount(excluded)}  left out by the dump's maker`])
  if (missing > 0) rows.push(['missing', `${formatCount(missing)}  the file does not hold them`])
  if (repeated > 0) rows.push(['repeated', `${formatCount(repeated)}  sent again later`])
  if (passes.length > 1) rows.push(['passes', passesText(passes)])
  if (compression !== null) rows.push(['compression', compressionText(compression, pageSize)])
  return rows
}

/** Classes that the dump has pages of; shares are of all pages, also those that are not in the file. */
function classTable({ totals }: PageMap): string[] {
  const all = Object.values(totals).reduce((sum, pages) => sum + pages, 0)
  const rows = pageClasses
    .filter(kind => totals[kind] > 0)
    .map(kind => [classNames[kind], formatCount(totals[kind]), formatShare(totals[kind] / all)])
  return table([['class', 'pages', 'share'], ...rows], ['left', 'right', 'right'])
}

const share = ({ zero, total }: Census) => (total === 0 ? 0 : zero / total)
