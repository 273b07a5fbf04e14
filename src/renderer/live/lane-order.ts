/** In which order lanes stand: pinned ones first, then by number or by utilisation; equal ones by number. */
import type { ThreadRow } from './thread-rows.ts'

export const laneSorts = ['number', 'least', 'most'] as const
export type LaneSort = (typeof laneSorts)[number]

/** Thread numbers from the top. Utilisation counts by whole per cent, so that lanes do not hop with every sample. */
export function laneOrder(
  rows: readonly Pick<ThreadRow, 'utilisation'>[],
  sort: LaneSort,
  pinned: ReadonlySet<number>,
): number[] {
  const percent = (thread: number) => Math.round((rows[thread]?.utilisation ?? 0) * 100)
  const direction = sort === 'most' ? -1 : 1
  return rows
    .map((_, thread) => thread)
    .sort((a, b) => {
      const pins = Number(pinned.has(b)) - Number(pinned.has(a))
      if (pins !== 0) return pins
      const difference = sort === 'number' ? 0 : direction * (percent(a) - percent(b))
      return difference === 0 ? a - b : difference
    })
}
