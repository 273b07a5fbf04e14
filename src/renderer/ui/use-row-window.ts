/**
 * A table that keeps only the rows in sight in the document, and one row that keys move: arrows, Page, Home and
 * End. The scroller holds nothing but the table; elements of the active row carry `data-row` and get the focus.
 */
import {
  computed,
  nextTick,
  onMounted,
  onScopeDispose,
  ref,
  watch,
  type ComputedRef,
  type Ref,
} from 'vue'
import { rowAfterKey, rowWindow, scrollTo, type RowWindow } from './row-window.ts'

/** Without a layout (a test, a hidden tab) as many rows as fit this. */
const UNSEEN_HEIGHT = 600

export interface RowWindowHandle {
  readonly shown: ComputedRef<RowWindow>
  readonly rowHeight: Readonly<Ref<number>>
  /** The row that Tab reaches. */
  readonly active: Ref<number>
  readonly scrolled: () => void
  /** For `keydown` on the scroller. */
  readonly pressed: (event: KeyboardEvent) => void
}

/** @param rowRem height of a row in rem, the head's too */
export function useRowWindow(
  scroller: Readonly<Ref<HTMLElement | undefined>>,
  count: () => number,
  rowRem: number,
): RowWindowHandle {
  const scrollTop = ref(0)
  const viewHeight = ref(UNSEEN_HEIGHT)
  const rowHeight = ref(rowRem * 16)
  const active = ref(0)
  const shown = computed(() =>
    rowWindow(count(), rowHeight.value, scrollTop.value, viewHeight.value),
  )

  function measure() {
    const height = scroller.value?.clientHeight ?? 0
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    rowHeight.value = rowRem * (Number.isFinite(rem) && rem > 0 ? rem : 16)
    viewHeight.value = height > rowHeight.value ? height - rowHeight.value : UNSEEN_HEIGHT
    scrolled()
  }
  const scrolled = () => void (scrollTop.value = scroller.value?.scrollTop ?? 0)

  onMounted(() => {
    measure()
    if (typeof ResizeObserver === 'undefined' || scroller.value === undefined) return
    const observer = new ResizeObserver(measure)
    observer.observe(scroller.value)
    stop = () => observer.disconnect()
  })
  let stop = () => {}
  onScopeDispose(() => stop())
  // Fewer rows: the browser moves the scroll position without saying so.
  watch(count, now => {
    active.value = Math.min(active.value, Math.max(0, now - 1))
    void nextTick(scrolled)
  })

  function pressed(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor(viewHeight.value / rowHeight.value) - 1)
    const next = rowAfterKey(event.key, active.value, count(), page)
    if (next === undefined || count() === 0) return
    event.preventDefault()
    active.value = next
    if (scroller.value !== undefined) {
      const { scrollTop: top } = scroller.value
      scroller.value.scrollTop = scrollTo(next, rowHeight.value, top, viewHeight.value)
      scrolled()
    }
    void nextTick(() =>
      scroller.value?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({
        preventScroll: true,
      }),
    )
  }
  return { shown, rowHeight, active, scrolled, pressed }
}
