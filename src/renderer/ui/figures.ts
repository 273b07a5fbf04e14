/**
 * Every figure and date that the window shows, written for the reader's locale (`1.234,5 MB/s` for a German one);
 * digits are Latin and tabular everywhere. Fields, CSV, JSON and command lines have nothing to do with this: they
 * are read by programs, and keep the decimal point.
 */
import { unitsWith } from '../../shared/units.ts'
import { locale } from '../strings/language.ts'

const formats = new Map<string, Intl.NumberFormat>()

function formatWith(least: number, most: number, grouped: boolean): Intl.NumberFormat {
  const tag = locale()
  const key = `${tag} ${least} ${most} ${grouped}`
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(tag, {
      ...{ minimumFractionDigits: least, maximumFractionDigits: most, useGrouping: grouped },
      // A tiny loss is 0.0, not −0.0.
      ...{ numberingSystem: 'latn', signDisplay: 'negative' },
    })
  formats.set(key, known)
  return known
}

/** Rounded as the terminal rounds: Intl takes 1.005 for what it says, not for the 1.00499… that it is. */
const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals))

/** Exactly so many decimals: `2.50`, `2,50`. */
export const formatDecimal = (value: number, decimals: number) =>
  formatWith(decimals, decimals, false).format(rounded(value, decimals))

/** At most so many decimals: `2.5`, `2,5`. */
export const formatShort = (value: number, most: number) =>
  formatWith(0, most, false).format(rounded(value, most))

export const {
  formatBytes,
  formatThroughput,
  formatDuration,
  formatCount,
  formatShare,
  formatRate,
} = unitsWith({
  fixed: formatDecimal,
  short: formatShort,
  whole: value => formatWith(0, 0, true).format(value),
})

/** What axes, charts and other formats of figures are to be told. */
export const figureLocale = () => `${locale().replace(/-u-.*$/, '')}-u-nu-latn`

let times: { tag: string; full: Intl.DateTimeFormat; clock: Intl.DateTimeFormat } | undefined

function timesNow() {
  const tag = figureLocale()
  if (times?.tag === tag) return times
  times = {
    tag,
    full: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }),
    clock: new Intl.DateTimeFormat(tag, {
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    }),
  }
  return times
}

/** ISO 8601 in, date and time by the reader's own clock out; what is no time stays as it is. */
export function localTime(iso: string): string {
  const ms = Date.parse(iso)
  return Number.isNaN(ms) ? iso : timesNow().full.format(ms)
}

/** Milliseconds since 1970 in, `14:03:27` out. */
export const clockTime = (ms: number) => timesNow().clock.format(ms)
