/**
 * The page map's colours for its canvas, read from the style sheet, and the second cue of each class: a letter where
 * cells are large, a hatching for pages that are not in the file, and for all where the system forces its colours.
 */
import type { ComputedRef, InjectionKey } from 'vue'
import { type PageClass, pageClasses } from '../../shared/page-class.ts'
import type { Palette } from '../ui/palette.ts'
import { labOf, rampOf } from './oklab.ts'

export interface MapColours {
  /** By index of the class. */
  readonly classes: readonly string[]
  /** Words on each class. */
  readonly inks: readonly string[]
  /** From the lower end of a scale to the upper. */
  readonly ramp: readonly string[]
  readonly rampInks: readonly string[]
  readonly hatch: string
  /** Cells that are filtered out, or of which nothing was compressed. */
  readonly blank: string
  readonly line: string
  readonly text: string
  readonly faint: string
  readonly panel: string
  readonly font: string
  readonly mono: string
  /** The system's colours hold: every class needs its hatching. */
  readonly isForced: boolean
}

/** What the view gives to everything in it. */
export const mapColoursKey: InjectionKey<ComputedRef<MapColours>> = Symbol('map colours')

/** Distinct colours of a scale. */
const RAMP = 64
const STOPS = 7

/** @param palette the colours of the window, read at the same time */
export function readMapColours(palette: Palette): MapColours {
  const style = getComputedStyle(document.documentElement)
  const at = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const isForced = window.matchMedia('(forced-colors: active)').matches
  const classes = pageClasses.map(name => at(classToken(name)))
  const ramp = rampOf(
    Array.from({ length: STOPS }, (_, i) => at(`scale-${i}`)),
    RAMP,
  )
  return {
    classes,
    inks: classes.map(colour => (isForced ? 'CanvasText' : inkOn(colour))),
    ramp,
    rampInks: ramp.map(inkOn),
    hatch: at('page-hatch'),
    blank: at('sunken'),
    line: at('line'),
    text: palette.text,
    faint: palette.faint,
    panel: palette.panel,
    font: palette.font,
    mono: at('mono'),
    isForced,
  }
}

/** `sameByte` → `page-same-byte`, the name of its colour without the dashes in front. */
export const classToken = (name: PageClass) =>
  `page-${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`

const inkOn = (colour: string) => (labOf(colour)[0] > 0.62 ? '#14181c' : '#ffffff')

const letters: Readonly<Record<PageClass, string>> = {
  zero: 'Z',
  sameByte: 'S',
  lowEntropy: 'L',
  textLike: 'T',
  pointerLike: 'P',
  incompressible: 'I',
  mixed: 'M',
  excluded: 'E',
  missing: '×',
}

/** By index of the class. */
export const classLetters = pageClasses.map(name => letters[name])

type Line = readonly [x0: number, y0: number, x1: number, y1: number]

/** Lines on a tile of 8 × 8. */
const hatchings: Readonly<Record<PageClass, readonly Line[]>> = {
  zero: [],
  sameByte: [[3, 4, 5, 4]],
  lowEntropy: [[0, 4, 8, 4]],
  textLike: [[4, 0, 4, 8]],
  pointerLike: [
    [0, 7, 4, 1],
    [4, 1, 8, 7],
  ],
  incompressible: [
    [0, 2, 8, 2],
    [0, 6, 8, 6],
    [2, 0, 2, 8],
    [6, 0, 6, 8],
  ],
  mixed: [[0, 0, 8, 8]],
  excluded: [
    [-2, 6, 2, 2],
    [-2, 10, 10, -2],
    [6, 10, 10, 6],
  ],
  missing: [
    [0, 0, 8, 8],
    [0, 8, 8, 0],
  ],
}

/** They are not in the file, and look it. */
const alwaysHatched: readonly PageClass[] = ['excluded', 'missing']

/** The lines of a class's hatching on its tile; none where the class has no need of one. */
export function hatchingLines(kind: number, isForced: boolean): readonly Line[] {
  const name = pageClasses[kind]
  return name !== undefined && (isForced || alwaysHatched.includes(name)) ? hatchings[name] : []
}

export const hatchInk = ({ hatch, inks }: MapColours, kind: number) =>
  pageClasses[kind] === 'missing' ? (inks[kind] ?? hatch) : hatch

/** A class's hatching as a fill; null where it has none. */
export function hatchingOf(
  context: CanvasRenderingContext2D,
  colours: MapColours,
  kind: number,
): CanvasPattern | null {
  const lines = hatchingLines(kind, colours.isForced)
  if (lines.length === 0) return null
  const tile = document.createElement('canvas')
  tile.width = 8
  tile.height = 8
  const pen = tile.getContext('2d')
  if (pen === null) return null
  pen.strokeStyle = hatchInk(colours, kind)
  pen.lineWidth = 1
  pen.beginPath()
  for (const [x0, y0, x1, y1] of lines) {
    // A level or upright line between two rows of pixels would be half as strong in both.
    const sharp = x0 === x1 || y0 === y1 ? 0.5 : 0
    pen.moveTo(x0 + sharp, y0 + sharp)
    pen.lineTo(x1 + sharp, y1 + sharp)
  }
  pen.stroke()
  return context.createPattern(tile, 'repeat')
}
