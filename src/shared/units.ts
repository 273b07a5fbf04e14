/**
 * Figures with their units, the same in the window, on the terminal and in reports; the window writes their digits
 * for the reader's locale. Throughput is MB/s with 10^6 bytes; sizes of memory are KiB, MiB, GiB with 2^10.
 */
export interface Digits {
  /** With exactly so many decimals. */
  readonly fixed: (value: number, decimals: number) => string
  /** With at most so many decimals, no zeros at their end. */
  readonly short: (value: number, most: number) => string
  /** Whole, its thousands set apart. */
  readonly whole: (value: number) => string
}

export interface Units {
  /** `1536` → `1.5 KiB`. Whole numbers stay whole. */
  readonly formatBytes: (bytes: number) => string
  /** MB/s in, `143 MB/s` out. */
  readonly formatThroughput: (megabytesPerSecond: number) => string
  /** Nanoseconds in, `1.23 s`, `45.6 ms`, `789 µs`, `2 min 05 s` out. */
  readonly formatDuration: (ns: number) => string
  /** `1234567` → `1,234,567`. */
  readonly formatCount: (count: number) => string
  /** 0–1 in, `97.3 %` out. */
  readonly formatShare: (share: number) => string
  /** A compression-rate as QEMU shows it: `2.69`. */
  readonly formatRate: (rate: number) => string
}

const binary = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const

const decimals = (value: number) => (value >= 100 ? 0 : value >= 10 ? 1 : 2)

export function unitsWith({ fixed, short, whole }: Digits): Units {
  const three = (value: number) => fixed(value, decimals(value))
  return {
    formatBytes(bytes) {
      let value = bytes
      let unit = 0
      while (value >= 1024 && unit < binary.length - 1) {
        value /= 1024
        unit++
      }
      return `${short(value, decimals(value))} ${binary[unit] ?? 'B'}`
    },
    formatThroughput: megabytesPerSecond =>
      megabytesPerSecond >= 10_000
        ? `${three(megabytesPerSecond / 1000)} GB/s`
        : `${three(megabytesPerSecond)} MB/s`,
    formatDuration(ns) {
      if (ns < 1e3) return `${fixed(ns, 0)} ns`
      if (ns < 1e6) return `${three(ns / 1e3)} µs`
      if (ns < 1e9) return `${three(ns / 1e6)} ms`
      if (ns < 60e9) return `${three(ns / 1e9)} s`
      const seconds = Math.round(ns / 1e9)
      const hours = Math.floor(seconds / 3600)
      const minutes = Math.floor((seconds % 3600) / 60)
      return hours > 0
        ? `${hours} h ${twoDigits(minutes)} min`
        : `${minutes} min ${twoDigits(seconds % 60)} s`
    },
    formatCount: count => whole(Math.round(count)),
    formatShare: share => `${fixed(share * 100, 1)} %`,
    formatRate: rate => fixed(rate, 2),
  }
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** `0x` and lower-case hex, as address ranges are written. */
export function formatAddress(address: number): string {
  return `0x${address.toString(16)}`
}

/** A point for decimals and commas between thousands, wherever it runs. */
export const {
  formatBytes,
  formatThroughput,
  formatDuration,
  formatCount,
  formatShare,
  formatRate,
} = unitsWith({
  fixed: (value, count) => value.toFixed(count),
  short(value, most) {
    const text = Number.isInteger(value) ? String(value) : value.toFixed(most)
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text
  },
  whole: value => value.toLocaleString('en-US'),
})
