/**
 * The pointer over a plot of time: the wheel zooms where it points, dragging moves, dragging with Shift chooses a
 * range, a double click shows everything. The plot says where it lies and what a click on its labels does.
 */
import { ref, type Ref } from 'vue'
import { timeAt } from '../charts/lane-layout.ts'
import { GUTTER_LEFT } from '../live/time-axis.ts'
import { widthOf } from '../live/time-window.ts'
import type { TimeView } from '../live/use-time-window.ts'

export interface Plot {
  readonly view: TimeView
  readonly box: () => DOMRect | undefined
  /** Of the plot with its gutters, CSS pixels. */
  readonly width: () => number
  /** The plot has more below than is in sight: the plain wheel is for that. */
  readonly scrolls: () => boolean
  /** A click left of the plot, at `y` CSS pixels below the top of what is in sight. */
  readonly labelled: (y: number) => void
}

export interface PlotPointer {
  readonly dragging: Readonly<Ref<'range' | 'pan' | undefined>>
  readonly down: (event: PointerEvent) => void
  readonly move: (event: PointerEvent) => void
  readonly up: (event: PointerEvent) => void
  readonly wheel: (event: WheelEvent) => void
  readonly twice: () => void
}

const NOTCH = 1.2

export function usePlotPointer({ view, box, width, scrolls, labelled }: Plot): PlotPointer {
  const dragging = ref<'range' | 'pan'>()
  let start = 0
  const xOf = (event: MouseEvent) => event.clientX - (box()?.left ?? 0)
  const at = (event: MouseEvent) => timeAt(view.window.value, width(), xOf(event))

  return {
    dragging,
    down(event) {
      if (event.button !== 0) return
      if (xOf(event) < GUTTER_LEFT) {
        labelled(event.clientY - (box()?.top ?? 0))
        return
      }
      dragging.value = event.shiftKey ? 'range' : 'pan'
      start = at(event)
      if (event.shiftKey) {
        view.choose(undefined)
        // Else the text of the page would be selected.
        event.preventDefault()
      }
      ;(event.currentTarget as Element | null)?.setPointerCapture(event.pointerId)
    },
    move(event) {
      if (dragging.value === 'range') {
        const now = Math.max(0, at(event))
        const [from, to] = [Math.min(start, now), Math.max(start, now)]
        view.choose(to > from ? { from, to } : undefined)
      } else if (dragging.value === 'pan' && !view.isWhole.value) {
        view.pan((start - at(event)) / widthOf(view.window.value))
      }
    },
    up: () => void (dragging.value = undefined),
    wheel(event) {
      const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX
      if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey) {
        if (view.isWhole.value) return
        view.pan(Math.sign(sideways) * 0.1)
      } else {
        const closer = event.deltaY < 0
        if (scrolls() && !event.ctrlKey) return
        // Further out than everything there is nothing: the page may scroll.
        if (!closer && view.isWhole.value) return
        view.zoom(closer ? 1 / NOTCH : NOTCH, at(event))
      }
      event.preventDefault()
    },
    twice: () => view.showAll(),
  }
}
