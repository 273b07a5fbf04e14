/**
 * What the charts of one run show of its time, and the range that was chosen in them. Until somebody zooms, all of
 * the run is shown, also while it grows.
 */
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { inside, panned, whole, widthOf, zoomed, type TimeWindow } from './time-window.ts'

export interface TimeView {
  readonly window: ComputedRef<TimeWindow>
  readonly isWhole: ComputedRef<boolean>
  /** Seconds from and to; undefined when none is chosen. */
  readonly range: Readonly<ShallowRef<TimeWindow | undefined>>
  readonly choose: (range: TimeWindow | undefined) => void
  /** Below 1 is closer; `at` (seconds) stays where it is, the middle when it is left out. */
  readonly zoom: (factor: number, at?: number) => void
  /** By a share of what is shown. */
  readonly pan: (share: number) => void
  readonly show: (window: TimeWindow) => void
  readonly showAll: () => void
}

/** @param span seconds of the whole axis */
export function useTimeWindow(span: () => number): TimeView {
  const chosen = shallowRef<TimeWindow>()
  const range = shallowRef<TimeWindow>()
  const window = computed(() =>
    chosen.value === undefined ? whole(span()) : inside(chosen.value, span()),
  )
  function show(next: TimeWindow) {
    chosen.value = widthOf(next) >= span() ? undefined : next
  }
  return {
    window,
    range,
    choose: next => void (range.value = next),
    show,
    isWhole: computed(() => chosen.value === undefined),
    zoom: (factor, at = (window.value.from + window.value.to) / 2) =>
      show(zoomed(window.value, factor, at, span())),
    pan: share => show(panned(window.value, share, span())),
    showAll: () => void (chosen.value = undefined),
  }
}
