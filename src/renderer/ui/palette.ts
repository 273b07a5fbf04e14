/** The style sheet's colours for canvases, which cannot name CSS variables. */
import { laneStates, type LaneState } from '../live/live-history.ts'
import type { Band } from '../live/utilisation.ts'

export interface Palette {
  readonly text: string
  readonly faint: string
  readonly line: string
  readonly panel: string
  readonly font: string
  readonly in: string
  /** Below the line. */
  readonly inSoft: string
  readonly out: string
  readonly state: Readonly<Record<LaneState, string>>
  readonly band: Readonly<Record<Band, string>>
  /** Of charts with many series. */
  readonly series: readonly string[]
  /** Of the submitter's time. */
  readonly phase: Readonly<Record<PhaseName, string>>
}

export const phaseNames = ['read', 'scan', 'submit', 'wait', 'drain'] as const
export type PhaseName = (typeof phaseNames)[number]

const SERIES = 6

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const at = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const state = (name: LaneState) => [name, at(`state-${name}`)] as const
  const phase = (name: PhaseName) => [name, at(`phase-${name}`)] as const
  return {
    text: at('text-2'),
    faint: at('text-3'),
    line: at('grid'),
    panel: at('panel'),
    font: at('font'),
    in: at('series-in'),
    inSoft: at('series-in-soft'),
    out: at('series-out'),
    state: Object.fromEntries(laneStates.map(state)) as Record<LaneState, string>,
    band: { poor: at('band-poor'), ok: at('band-ok'), good: at('band-good') },
    series: Array.from({ length: SERIES }, (_, i) => at(`chart-${i + 1}`)),
    phase: Object.fromEntries(phaseNames.map(phase)) as Record<PhaseName, string>,
  }
}
