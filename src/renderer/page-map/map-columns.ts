/** The map's cells and its regions as tables, for files and for the screen. */
import type { DumpFacts } from '../../shared/dump-facts.ts'
import { pageClasses } from '../../shared/page-class.ts'
import type { PageMap } from '../../shared/page-map.ts'
import { formatAddress } from '../../shared/units.ts'
import { strings } from '../strings/index.ts'
import { labelsOf, type Column } from '../ui/columns.ts'
import { formatCount, formatDuration, formatRate } from '../ui/figures.ts'
import { endOf, type MapCells, pagesOf } from './cells.ts'
import { rangeText } from './read-cell.ts'
import type { Region } from './regions.ts'

const named = labelsOf(strings.pageMap.columns)
const classNamed = labelsOf(strings.pageMap.classNames)
/** The unit in a file's head. */
const PAGES = 'Pages'

export const className = (kind: number) => {
  const name = pageClasses[kind]
  return name === undefined ? strings.pageMap.noPages : strings.pageMap.classNames[name]
}

/** Every cell with all that is known of it, raw. Addresses are hex text, empty where they are not known. */
export function cellColumns(map: PageMap, cells: MapCells, facts: DumpFacts): Column<number>[] {
  const number = (
    id: string,
    label: () => string,
    value: (cell: number) => number | null,
    unit?: string,
  ) => ({
    id,
    get label() {
      return label()
    },
    ...(unit === undefined ? {} : { unit }),
    numeric: true,
    value,
    text: (cell: number) => String(value(cell) ?? ''),
  })
  const text = (id: string, label: () => string, value: (cell: number) => string) => ({
    id,
    get label() {
      return label()
    },
    numeric: false,
    value: (cell: number) => value(cell) || null,
    text: value,
  })
  const address = (cell: number, at: number) => (cells.placed[cell] === 1 ? formatAddress(at) : '')
  const { run } = map
  return [
    number('block', named('blockIndex'), cell => cells.block[cell] ?? 0),
    text('name', named('block'), cell => facts.blocks[cells.block[cell] ?? 0]?.name ?? ''),
    text('first', named('first'), cell => address(cell, cells.address[cell] ?? 0)),
    text('last', named('last'), cell => address(cell, endOf(cells, cell) - 1)),
    number('pages', named('room'), cell => cells.pages[cell] ?? 0),
    ...pageClasses.map((name, kind) =>
      number(name, classNamed(name), cell => pagesOf(cells, cell, kind), PAGES),
    ),
    ...(run === null
      ? []
      : [
          number('bytesIn', named('bytesIn'), cell => run.bytesIn[cell] ?? 0, 'B'),
          number('bytesOut', named('bytesOut'), cell => run.bytesOut[cell] ?? 0, 'B'),
          ...(cells.isTimed
            ? [number('ns', named('time'), cell => Math.round(run.ns[cell] ?? 0), 'ns')]
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
    label: () => string,
    value: (region: Region) => number,
    format: (value: number) => string,
  ) => ({
    id,
    get label() {
      return label()
    },
    numeric: true,
    value: (region: Region) => (Number.isNaN(value(region)) ? null : value(region)),
    text: (region: Region) => (Number.isNaN(value(region)) ? '–' : format(value(region))),
  })
  const text = (id: string, label: () => string, value: (region: Region) => string) => ({
    id,
    get label() {
      return label()
    },
    numeric: false,
    value,
    text: value,
  })
  return [
    text('range', named('range'), region =>
      rangeText(cells, region.firstCell, region.address, region.end),
    ),
    text('block', named('block'), region => blockName(region.block)),
    text('class', named('class'), region => className(region.dominant)),
    figure('pages', named('pages'), region => region.pages, formatCount),
    ...(cells.hasRun ? [figure('rate', named('rate'), region => region.rate, formatRate)] : []),
    ...(cells.isTimed
      ? [figure('time', named('pageTime'), region => region.pageNs, formatDuration)]
      : []),
    ...pageClasses
      .map((name, kind) => ({ name, kind }))
      .filter(({ name }) => map.totals[name] > 0)
      .map(({ name, kind }) =>
        figure(name, classNamed(name), region => region.classes[kind] ?? 0, formatCount),
      ),
  ]
}
