/** The map's cells and its regions as tables, for files and for the screen. */
import type { DumpFacts } from '../../shared/dump-facts.ts'
import { classNames, pageClasses } from '../../shared/page-class.ts'
import type { PageMap } from '../../shared/page-map.ts'
import { formatAddress } from '../../shared/units.ts'
import { strings } from '../strings/index.ts'
import type { Column } from '../ui/columns.ts'
import { formatCount, formatDuration, formatRate } from '../ui/figures.ts'
import { endOf, type MapCells, pagesOf } from './cells.ts'
import { rangeText } from './read-cell.ts'
import type { Region } from './regions.ts'

const s = strings.pageMap.columns

export const className = (kind: number) => {
  const name = pageClasses[kind]
  return name === undefined ? strings.pageMap.noPages : classNames[name]
}

/** Every cell with all that is known of it, raw. Addresses are hex text, empty where they are not known. */
export function cellColumns(map: PageMap, cells: MapCells, facts: DumpFacts): Column<number>[] {
  const number = (
    id: string,
    label: string,
    value: (cell: number) => number | null,
    unit?: string,
  ) => ({
    id,
    label,
    ...(unit === undefined ? {} : { unit }),
    numeric: true,
    value,
    text: (cell: number) => String(value(cell) ?? ''),
  })
  const text = (id: string, label: string, value: (cell: number) => string) => ({
    id,
    label,
    numeric: false,
    value: (cell: number) => value(cell) || null,
    text: value,
  })
  const address = (cell: number, at: number) => (cells.placed[cell] === 1 ? formatAddress(at) : '')
  const { run } = map
  return [
    number('block', s.blockIndex, cell => cells.block[cell] ?? 0),
    text('name', s.block, cell => facts.blocks[cells.block[cell] ?? 0]?.name ?? ''),
    text('first', s.first, cell => address(cell, cells.address[cell] ?? 0)),
    text('last', s.last, cell => address(cell, endOf(cells, cell) - 1)),
    number('pages', s.room, cell => cells.pages[cell] ?? 0),
    ...pageClasses.map((name, kind) =>
      number(name, classNames[name], cell => pagesOf(cells, cell, kind), s.pages),
    ),
    ...(run === null
      ? []
      : [
          number('bytesIn', s.bytesIn, cell => run.bytesIn[cell] ?? 0, 'B'),
          number('bytesOut', s.bytesOut, cell => run.bytesOut[cell] ?? 0, 'B'),
          ...(cells.isTimed
            ? [number('ns', s.time, cell => Math.round(run.ns[cell] ?? 0), 'ns')]
            : []),
        ]),
  ]
}

/** Regions as they are shown: classes that the dump has none of are left out, and so is what no run has measured. */
export function regionColumns(
  map: PageMap,
  cells: MapCells,
  blockName: (block: number) => string,
): Column<Region>[] {
  const figure = (
    id: string,
    label: string,
    value: (region: Region) => number,
    format: (value: number) => string,
  ) => ({
    id,
    label,
    numeric: true,
    value: (region: Region) => (Number.isNaN(value(region)) ? null : value(region)),
    text: (region: Region) => (Number.isNaN(value(region)) ? '–' : format(value(region))),
  })
  const text = (id: string, label: string, value: (region: Region) => string) => ({
    id,
    label,
    numeric: false,
    value,
    text: value,
  })
  return [
    text('range', s.range, region =>
      rangeText(cells, region.firstCell, region.address, region.end),
    ),
    text('block', s.block, region => blockName(region.block)),
    text('class', s.class, region => className(region.dominant)),
    figure('pages', s.pages, region => region.pages, formatCount),
    ...(cells.hasRun ? [figure('rate', s.rate, region => region.rate, formatRate)] : []),
    ...(cells.isTimed ? [figure('time', s.pageTime, region => region.pageNs, formatDuration)] : []),
    ...pageClasses
      .map((name, kind) => ({ name, kind }))
      .filter(({ name }) => map.totals[name] > 0)
      .map(({ name, kind }) =>
        figure(name, classNames[name], region => region.classes[kind] ?? 0, formatCount),
      ),
  ]
}
