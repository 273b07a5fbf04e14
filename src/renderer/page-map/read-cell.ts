/** What a cell or a gap is, in words: for the pointer, the status line and the description of the whole map. */
import { pageClasses } from '../../shared/page-class.ts'
import type { PageMap } from '../../shared/page-map.ts'
import { formatAddress } from '../../shared/units.ts'
import { listed, strings } from '../strings/index.ts'
import { formatBytes, formatCount, formatDuration, formatRate, formatShare } from '../ui/figures.ts'
import { endOf, type MapCells, pagesOf } from './cells.ts'
import type { Hit } from './hit-test.ts'
import { gapBefore } from './layout.ts'

const s = strings.pageMap

export interface Reading {
  readonly title: string
  readonly range: string
  /** Classes that have pages here, the most first. */
  readonly classes: readonly {
    readonly kind: number
    readonly name: string
    readonly pages: number
  }[]
  /** Figures of the run. */
  readonly figures: readonly string[]
}

export function readHit(cells: MapCells, hit: Hit, blockName: (block: number) => string): Reading {
  if (hit.kind === 'gap') return readGap(cells, hit.cell)
  const { cell } = hit
  const classes = pageClasses
    .map((name, kind) => ({ kind, name: s.classNames[name], pages: pagesOf(cells, cell, kind) }))
    .filter(({ pages }) => pages > 0)
    .sort((a, b) => b.pages - a.pages)
  const [rate, ns] = [cells.rate[cell] ?? Number.NaN, cells.pageNs[cell] ?? Number.NaN]
  const figures: string[] = []
  if (!Number.isNaN(rate)) figures.push(s.rateIs(formatRate(rate)))
  if (!Number.isNaN(ns)) figures.push(s.timeIs(formatDuration(ns)))
  if (cells.hasRun && figures.length === 0) figures.push(s.notCompressed)
  return {
    title: blockName(cells.block[cell] ?? 0),
    range: rangeOf(cells, cell),
    classes,
    figures,
  }
}

function readGap(cells: MapCells, after: number): Reading {
  const bytes = gapBefore(cells, after)
  const isKnown = !Number.isNaN(bytes) && bytes > 0
  const [from, to] = [endOf(cells, after - 1), (cells.address[after] ?? 0) - 1]
  return {
    title: isKnown ? s.gap(formatBytes(bytes)) : s.nothing,
    range: isKnown ? `${formatAddress(from)}–${formatAddress(to)}` : '',
    classes: [],
    figures: [],
  }
}

/** First and last address; offsets in the block where its address is not known. */
export function rangeOf(cells: MapCells, cell: number): string {
  const from = cells.address[cell] ?? 0
  return rangeText(cells, cell, from, endOf(cells, cell))
}

/** @param cell any of the block that the range lies in */
export function rangeText(cells: MapCells, cell: number, from: number, end: number): string {
  if (cells.placed[cell] === 1) return `${formatAddress(from)}–${formatAddress(end - 1)}`
  const base = cells.address[cells.block.indexOf(cells.block[cell] ?? 0)] ?? 0
  return `+${formatAddress(from - base)}–+${formatAddress(end - 1 - base)} ${strings.facts.addressUnknown}`
}

/** One line. */
export function readingText({ title, range, classes, figures }: Reading): string {
  const pages = classes.reduce((sum, one) => sum + one.pages, 0)
  const kinds = listed(classes.map(one => `${formatCount(one.pages)} ${one.name}`))
  const content = pages > 0 ? s.pagesAre(pages, formatCount(pages), kinds) : ''
  return [title, range, content, ...figures].filter(text => text !== '').join(' · ')
}

/** The whole map in a few sentences. */
export function describeMap(map: PageMap, cells: MapCells, rows: number): string {
  const all = totalOf(map)
  const blocks = new Set(cells.block).size
  const shares = pageClasses
    .filter(name => map.totals[name] > 0)
    .sort((a, b) => map.totals[b] - map.totals[a])
    .map(name => `${s.classNames[name]} ${formatShare(map.totals[name] / all)}`)
  return s.description(
    formatCount(cells.count),
    formatBytes(cells.cellBytes),
    rows,
    blocks,
    listed(shares),
  )
}

/** Pages of all classes, at least 1. */
export const totalOf = (map: PageMap) =>
  Math.max(
    1,
    pageClasses.reduce((sum, name) => sum + map.totals[name], 0),
  )
