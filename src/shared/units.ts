/**
 * Figures with their units, the same in the window, on the terminal and in reports. Throughput is MB/s
 * with 10^6 bytes; sizes of memory are KiB, MiB, GiB with 2^10.
 */
const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

const digits = (value: number) => (value >= 100 ? 0 : value >= 10 ? 1 : 2)

/** `1536` → `1.5 KiB`. Whole numbers stay whole. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < binary.length - 1) {
    value /= 1024
    unit++
  }
  const text = Number.isInteger(value) ? String(value) : trim(value.toFixed(digits(value)))
  return `${text} ${binary[unit] ?? 'B'}`
}

/** MB/s in, `143 MB/s` out. */
export function formatThroughput(megabytesPerSecond: number): string {
  if (megabytesPerSecond >= 10_000) {
    const gigabytes = megabytesPerSecond / 1000
    return `${gigabytes.toFixed(digits(gigabytes))} GB/s`
  }
  return `${megabytesPerSecond.toFixed(digits(megabytesPerSecond))} MB/s`
}

/** Nanoseconds in, `1.23 s`, `45.6 ms`, `789 µs`, `2 min 05 s` out. */
export function formatDuration(ns: number): string {
  if (ns < 1e3) return `${ns.toFixed(0)} ns`
  if (ns < 1e6) return `${(ns / 1e3).toFixed(digits(ns / 1e3))} µs`
  if (ns < 1e9) return `${(ns / 1e6).toFixed(digits(ns / 1e6))} ms`
  if (ns < 60e9) return `${(ns / 1e9).toFixed(digits(ns / 1e9))} s`
  const seconds = Math.round(ns / 1e9)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0
    ? `${hours} h ${String(minutes).padStart(2, '0')} min`
    : `${minutes} min ${rest} s`
}

/** `1234567` → `1,234,567`. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US')
}

/** 0–1 in, `97.3 %` out. */
export function formatShare(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

/** A compression-rate as QEMU shows it: `2.69`. */
export function formatRate(rate: number): string {
  return rate.toFixed(2)
}

/** `0x` and lower-case hex, as address ranges are written. */
export function formatAddress(address: number): string {
  return `0x${address.toString(16)}`
}

function trim(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
