/**
 * Which rows of a long table are in the document: those in sight and some on either side, all of one height. The
 * rest is two empty spaces, so that the scroll bar is that of the whole table.
 */
export interface RowWindow {
  readonly first: number
  /** One after the last. */
  readonly end: number
  /** Heights of the spaces, CSS pixels. */
  readonly before: number
  readonly after: number
}

/** Rows kept above and below, so that keys and screen readers find the next one there. */
export const OVERSCAN = 8

export function rowWindow(
  count: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
): RowWindow {
  const inView = Math.ceil(viewHeight / rowHeight) + 1
  const top = Math.min(Math.max(0, Math.floor(scrollTop / rowHeight)), Math.max(0, count - inView))
  const first = Math.max(0, top - OVERSCAN)
  const end = Math.min(count, top + inView + OVERSCAN)
  return { first, end, before: first * rowHeight, after: (count - end) * rowHeight }
}

/** Where to scroll so that a row is in sight below a head that stays; as it is when it already is. */
export function scrollTo(
  row: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
): number {
  const top = row * rowHeight
  if (top < scrollTop) return top
  return Math.max(scrollTop, top + rowHeight - viewHeight)
}

/** The row that a key leads to from another; undefined for keys that lead nowhere. */
export function rowAfterKey(
  key: string,
  row: number,
  count: number,
  page: number,
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -count,
    End: count,
  }
  const step = steps[key]
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, row + step))
}
