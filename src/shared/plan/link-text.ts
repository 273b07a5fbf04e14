/**
 * Link speeds, rates and times as people type and read them. A small b or `bit` is bits, a large B or `bytes` is
 * bytes; k, M, G and T, large or small, are powers of 1000, Ki, Mi, Gi and Ti of 1024.
 */
import { type DirtyRate, MAX_LINK, MIN_LINK } from './link.ts'

const powers = ['', 'k', 'M', 'G', 'T'] as const

interface Amount {
  readonly value: number
  /** As typed, after the prefix and before `/s`; empty when there was none. */
  readonly unit: string
  readonly hasPrefix: boolean
}

function amount(text: string): Amount | undefined {
  const match = /^(\d+(?:\.\d*)?|\.\d+)\s*(?:([kKmMgGtT])(i?))?\s*([a-zA-Z]*?)(?:\/s|ps)?$/.exec(
    text.trim(),
  )
  if (!match) return undefined
  const [, number = '', prefix = '', binary = '', unit = ''] = match
  const power = ['', 'k', 'm', 'g', 't'].indexOf(prefix.toLowerCase())
  return {
    value: Number(number) * (binary === 'i' ? 1024 : 1000) ** power,
    unit,
    hasPrefix: prefix !== '',
  }
}

/** Bits in one of the unit; undefined for what is neither bits nor bytes. */
function bitsIn(unit: string): number | undefined {
  if (unit === 'b' || /^bits?$/i.test(unit)) return 1
  return unit === 'B' || /^bytes?$/i.test(unit) ? 8 : undefined
}

/**
 * `10Gbit/s`, `25 Gb/s`, `100Gbps`, `40G`, `1250MB/s` → bits per second; undefined for what is no speed from
 * 1 kbit/s to 100 Tbit/s.
 * @param bare bits per second in 1, where a number may stand without a unit
 */
export function parseLinkSpeed(text: string, bare?: number): number | undefined {
  const read = amount(text)
  if (read === undefined) return undefined
  const { value, unit, hasPrefix } = read
  const isBare = unit === '' && !hasPrefix
  const factor = isBare ? bare : unit === '' ? 1 : bitsIn(unit)
  const bits = factor === undefined ? NaN : value * factor
  return bits >= MIN_LINK && bits <= MAX_LINK ? bits : undefined
}

/** `200MB/s`, `1.6 Gbit/s`, `190MiB/s`, `50000pages/s`; undefined for anything else. 0 is fine. */
export function parseDirtyRate(text: string): DirtyRate | undefined {
  const read = amount(text)
  if (read === undefined || read.value > 1e15) return undefined
  if (/^pages?$/i.test(read.unit)) return { perSecond: read.value, of: 'pages' }
  const bits = bitsIn(read.unit)
  return bits === undefined ? undefined : { perSecond: (read.value * bits) / 8, of: 'bytes' }
}

const inSeconds: Readonly<Record<string, number>> = { us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, min: 60 }

/** `300ms`, `0.5 s`, `80us` → seconds; undefined for anything else, a bare number among it. */
export function parseTime(text: string): number | undefined {
  const match = /^(\d+(?:\.\d*)?|\.\d+)\s*(us|µs|ms|s|min)$/.exec(text.trim())
  const factor = inSeconds[match?.[2] ?? '']
  return match === null || factor === undefined ? undefined : Number(match[1]) * factor
}

/**
 * Bits per second in, `10 Gbit/s`, `2.5 Gbit/s`, `934 Mbit/s` out: three figures at most.
 * @param digits how the number is written, where that is not with a decimal point
 */
export function formatLinkSpeed(bitsPerSecond: number, digits: (value: number) => string = String) {
  let value = bitsPerSecond
  let power = 0
  // What rounds up to 1000 is one of the next unit.
  while (Number(value.toPrecision(3)) >= 1000 && power < powers.length - 1) {
    value /= 1000
    power++
  }
  return `${digits(Number(value.toPrecision(3)))} ${powers[power] ?? ''}bit/s`
}

/** `200 MB/s`, `50000 pages/s`; `digits` as above. */
export function formatDirtyRate(
  { perSecond, of }: DirtyRate,
  digits: (value: number) => string = String,
): string {
  if (of === 'pages') return `${digits(perSecond)} pages/s`
  return formatLinkSpeed(perSecond, digits).replace('bit/s', 'B/s')
}
