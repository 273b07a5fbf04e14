/**
 * Paints the lanes in sight on one canvas: for every strip of time the states a thread was in, stacked by
 * their share, the thread's name at the left and its utilisation in VTune's bands at the right. Paints the
 * most common state first as one block, so that a busy run costs few rectangles.
 */
import { laneStates, STATES, type LiveHistory } from '../live/live-history.ts'
import type { ThreadRow } from '../live/thread-rows.ts'
import { GUTTER_LEFT, GUTTER_RIGHT, tickLabel, tickStep } from '../live/time-axis.ts'
import { widthOf, type TimeWindow } from '../live/time-window.ts'
import { bandMarks, bandOf } from '../live/utilisation.ts'
import type { Palette } from '../ui/palette.ts'
import { preemptedFill } from './preempted-fill.ts'
import { AXIS_HEIGHT, plotWidth, strips, visibleLanes, type Strip } from './lane-layout.ts'

export interface LaneScene {
  readonly history: LiveHistory
  readonly rows: readonly ThreadRow[]
  readonly palette: Palette
  readonly width: number
  readonly height: number
  readonly scrollTop: number
  readonly laneHeight: number
  /** The part of the time that is drawn. */
  readonly shown: TimeWindow
  /** The range that was chosen. */
  readonly range: TimeWindow | undefined
  /** Thread numbers from the top. */
  readonly order: readonly number[]
  readonly pinned: ReadonlySet<number>
  /** Nothing has run yet: lanes are shown empty. */
  readonly resting: boolean
  /** The word for a dead thread. */
  readonly dead: string
}

const GAP = 3
const BUSY = laneStates.indexOf('busy')

export function drawLanes(context: CanvasRenderingContext2D, scene: LaneScene): void {
  const { history, width, height, laneHeight, palette } = scene
  context.clearRect(0, 0, width, height)
  const view = height - AXIS_HEIGHT
  const [first, end] = visibleLanes(scene.order.length, laneHeight, scene.scrollTop, view)
  const columns = strips(history, scene.shown, width)
  context.save()
  context.beginPath()
  context.rect(0, 0, width, view)
  context.clip()
  context.fillStyle = palette.state.parked
  for (let lane = first; lane < end; lane++) {
    context.globalAlpha = 0.45
    context.fillRect(GUTTER_LEFT, top(scene, lane), plotWidth(width), laneHeight - GAP)
  }
  context.globalAlpha = 1
  if (!scene.resting) {
    for (let lane = first; lane < end; lane++) drawStates(context, scene, lane, columns)
  }
  drawGrid(context, scene, view)
  drawRange(context, scene, view)
  for (let lane = first; lane < end; lane++) drawWords(context, scene, lane)
  context.restore()
  drawAxis(context, scene)
}

const top = (scene: LaneScene, lane: number) => lane * scene.laneHeight - scene.scrollTop + 1

function drawStates(
  context: CanvasRenderingContext2D,
  scene: LaneScene,
  lane: number,
  columns: readonly Strip[],
): void {
  const start = columns[0]
  const stop = columns.at(-1)
  const thread = scene.order[lane] ?? Infinity
  if (thread >= scene.history.threads || start === undefined || stop === undefined) return
  const y = top(scene, lane)
  const full = scene.laneHeight - GAP
  context.fillStyle = scene.palette.state.busy
  context.fillRect(start.x0, y, stop.x1 - start.x0, full)
  const share = new Float64Array(STATES)
  // State by state: changing the colour costs more than a rectangle does.
  const shares = columns.map(strip => sharesOf(scene.history, thread, strip, share).slice())
  for (let state = 0; state < STATES; state++) {
    const name = laneStates[state]
    if (state === BUSY || name === undefined) continue
    context.fillStyle =
      name === 'preempted' ? preemptedFill(context, scene.palette) : scene.palette.state[name]
    columns.forEach((strip, i) => {
      const of = shares[i]
      const part = of?.[state] ?? 0
      if (of === undefined || part <= 0) return
      let below = 0
      for (let s = 0; s < state; s++) below += of[s] ?? 0
      const bottom = y + full * (1 - below)
      context.fillRect(strip.x0, bottom - full * part, strip.x1 - strip.x0, full * part)
    })
  }
}

/** The share of each state of a thread in a strip; sums to 1. */
export function sharesOf(
  history: LiveHistory,
  lane: number,
  strip: Pick<Strip, 'first' | 'end'>,
  share: Float64Array = new Float64Array(STATES),
): Float64Array {
  share.fill(0)
  let all = 0
  for (let column = strip.first; column < strip.end; column++) {
    const at = (column * history.threads + lane) * STATES
    for (let state = 0; state < STATES; state++) {
      const ns = history.stateNs[at + state] ?? 0
      share[state] = (share[state] ?? 0) + ns
      all += ns
    }
  }
  if (all > 0) for (let state = 0; state < STATES; state++) share[state] = (share[state] ?? 0) / all
  return share
}

function drawWords(context: CanvasRenderingContext2D, scene: LaneScene, lane: number): void {
  const { palette, width, laneHeight } = scene
  const thread = scene.order[lane] ?? lane
  const row = scene.rows[thread]
  const middle = top(scene, lane) + (laneHeight - GAP) / 2 + 0.5
  context.textBaseline = 'middle'
  context.font = `11px ${palette.font}`
  context.textAlign = 'right'
  context.fillStyle = palette.text
  context.fillText(String(thread), GUTTER_LEFT - 8, middle)
  if (scene.pinned.has(thread)) {
    context.fillStyle = palette.in
    context.fillRect(GUTTER_LEFT - 40, middle - 4, 3, 8)
  }
  if (row === undefined || scene.resting) return
  context.fillStyle = row.dead ? palette.state.dead : palette.band[bandOf(row.utilisation)]
  context.font = `600 11px ${palette.font}`
  const mark = bandMarks[bandOf(row.utilisation)]
  const text = row.dead ? scene.dead : `${mark} ${Math.round(row.utilisation * 100)} %`
  context.fillText(text, width - 12, middle)
}

/** Seconds at which ticks stand, and their distance. */
function ticks({ shown, width }: LaneScene): { readonly step: number; readonly at: number[] } {
  const step = tickStep(widthOf(shown), plotWidth(width) / 90)
  const first = Math.ceil(shown.from / step - 1e-6)
  const count = Math.max(0, Math.floor(shown.to / step + 1e-6) - first + 1)
  return { step, at: Array.from({ length: count }, (_, i) => (first + i) * step) }
}

function xOf({ shown, width }: LaneScene, seconds: number): number {
  const share = (seconds - shown.from) / widthOf(shown)
  return Math.round(GUTTER_LEFT + share * plotWidth(width)) + 0.5
}

function drawRange(context: CanvasRenderingContext2D, scene: LaneScene, view: number): void {
  const { range, width, palette } = scene
  if (range === undefined) return
  const x0 = Math.max(GUTTER_LEFT, xOf(scene, range.from))
  const x1 = Math.min(width - GUTTER_RIGHT, xOf(scene, range.to))
  if (x1 < GUTTER_LEFT || x0 > width - GUTTER_RIGHT) return
  context.fillStyle = palette.text
  context.globalAlpha = 0.14
  context.fillRect(x0, 0, x1 - x0, view)
  context.globalAlpha = 1
  context.strokeStyle = palette.text
  context.beginPath()
  for (const x of [x0, x1]) {
    context.moveTo(x, 0)
    context.lineTo(x, view)
  }
  context.stroke()
}

function drawGrid(context: CanvasRenderingContext2D, scene: LaneScene, view: number): void {
  context.strokeStyle = scene.palette.text
  context.globalAlpha = 0.16
  context.lineWidth = 1
  context.beginPath()
  for (const second of ticks(scene).at) {
    context.moveTo(xOf(scene, second), 0)
    context.lineTo(xOf(scene, second), view)
  }
  context.stroke()
  context.globalAlpha = 1
}

function drawAxis(context: CanvasRenderingContext2D, scene: LaneScene): void {
  const { step, at } = ticks(scene)
  context.fillStyle = scene.palette.faint
  context.font = `11px ${scene.palette.font}`
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  const y = scene.height - AXIS_HEIGHT / 2
  for (const second of at) {
    const x = xOf(scene, second)
    if (x <= scene.width - GUTTER_RIGHT + 1) context.fillText(tickLabel(second, step), x, y)
  }
}
