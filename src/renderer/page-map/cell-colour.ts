/** The one colour that stands for a cell as a whole: of its dominant class, or of its figure on the scale. */
import { pageClasses } from '../../shared/page-class.ts'
import { ALL_CLASSES, NO_CLASS, shownPages } from './cells.ts'
import type { MapScene } from './draw-map.ts'
import { positionOf, type ValueScale } from './value-scale.ts'

type Coloured = Pick<MapScene, 'cells' | 'colours' | 'mode' | 'dominant' | 'scale'>

const NOT_THERE = [pageClasses.indexOf('excluded'), pageClasses.indexOf('missing')]

/** Whether a cell is drawn by its figure: pages that are not in the file have none. */
export const hasFigure = (mode: MapScene['mode'], kind: number) =>
  mode !== 'class' && !NOT_THERE.includes(kind)

/** Index into the colours of the scale; -1 where nothing was compressed. */
export function rampIndex(
  { cells, colours, mode }: Coloured,
  scale: ValueScale | null,
  cell: number,
): number {
  const value = (mode === 'rate' ? cells.rate : cells.pageNs)[cell] ?? Number.NaN
  if (Number.isNaN(value) || scale === null) return -1
  return Math.round(positionOf(scale, value) * (colours.ramp.length - 1))
}

/** Undefined where there is no memory at all. */
export function cellColour(scene: Coloured, cell: number): string | undefined {
  const { cells, colours, mode, dominant, scale } = scene
  const kind = dominant[cell] ?? NO_CLASS
  if (kind === NO_CLASS) {
    return shownPages(cells, cell, ALL_CLASSES) === 0 ? undefined : colours.blank
  }
  if (!hasFigure(mode, kind)) return colours.classes[kind] ?? colours.blank
  return colours.ramp[rampIndex(scene, scale, cell)] ?? colours.blank
}
