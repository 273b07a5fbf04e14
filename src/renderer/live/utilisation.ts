/** How well a thread is used, in VTune's bands: up to 50 % poor, up to 85 % ok, above that good. */
export type Band = 'poor' | 'ok' | 'good'

/** A sign for each band, so that none is told by its colour alone. */
export const bandMarks: Readonly<Record<Band, string>> = { poor: '○', ok: '◐', good: '●' }

/** `share` is busy time ÷ elapsed time. Bands go by the whole per cent that is shown. */
export function bandOf(share: number): Band {
  const percent = Math.round(share * 100)
  if (percent <= 50) return 'poor'
  return percent <= 85 ? 'ok' : 'good'
}

/** Never over 100 %: a counter may run a hair ahead of the clock. */
export const utilisation = (busyNs: number, elapsedNs: number) =>
  elapsedNs > 0 ? Math.min(1, busyNs / elapsedNs) : 0
