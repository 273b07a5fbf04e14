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
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const at = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const state = (name: LaneState) => [name, at(`state-${name}`)] as const
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
  }
}
