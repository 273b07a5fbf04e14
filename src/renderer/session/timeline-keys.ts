/** What the keys of a timeline act on: the one that is on screen says so when it comes and goes. */
import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'
import type { TimeView } from '../live/use-time-window.ts'

export interface Timeline {
  readonly view: TimeView
  /** Stops and resumes the picture; undefined where nothing moves. */
  readonly freeze: (() => void) | undefined
}

export type TimelineSlot = ShallowRef<Timeline | undefined>

export const createTimelineSlot = (): TimelineSlot => shallowRef()

export function useTimelineSlot(slot: TimelineSlot, timeline: Timeline): void {
  onMounted(() => void (slot.value = timeline))
  onBeforeUnmount(() => {
    if (slot.value === timeline) slot.value = undefined
  })
}
