/**
 * Colours between colours, so that equal steps look equal: OKLab, after Björn Ottosson, "A perceptual color space
 * for image processing" (2020). Colours are `#rrggbb`; anything else counts as mid grey.
 */
export type Lab = readonly [lightness: number, a: number, b: number]

const linear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const gamma = (c: number) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055)

export function labOf(colour: string): Lab {
  const text = /^#[\da-f]{6}$/i.test(colour) ? colour : '#808080'
  const part = (at: number) => linear(Number.parseInt(text.slice(at, at + 2), 16) / 255)
  const [r, g, b] = [part(1), part(3), part(5)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

export function hexOf([lightness, a, b]: Lab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const parts = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const byte = (c: number) => Math.round(255 * Math.min(1, Math.max(0, gamma(Math.max(0, c)))))
  return `#${parts.map(c => byte(c).toString(16).padStart(2, '0')).join('')}`
}

/** How far apart two colours look; 0.02 is about the least that is seen side by side. */
export const distance = (a: Lab, b: Lab) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

/** `count` colours along a line of stops that are equally far apart. */
export function rampOf(stops: readonly string[], count: number): readonly string[] {
  const labs = stops.map(labOf)
  return Array.from({ length: count }, (_, i) => {
    const at = (i / Math.max(1, count - 1)) * (labs.length - 1)
    const from = labs[Math.floor(at)] ?? [0.5, 0, 0]
    const to = labs[Math.ceil(at)] ?? from
    const mix = (k: 0 | 1 | 2) => from[k] + (to[k] - from[k]) * (at - Math.floor(at))
    return hexOf([mix(0), mix(1), mix(2)])
  })
}
