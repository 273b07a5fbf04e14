import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { distance, hexOf, labOf, rampOf } from '../../../src/renderer/page-map/oklab.ts'

const sheet = readFileSync(
  new URL('../../../src/renderer/page-map/map-theme.css', import.meta.url),
  'utf8',
)
const [light = '', dark = ''] = sheet
  .split(":root[data-theme='dark']")
  .map(part => part.split('@media')[0] ?? '')
const tokens = (part: string, kind: string) =>
  [...part.matchAll(new RegExp(`--${kind}-([\\w-]+): (#[\\da-f]{6})`, 'g'))].map(
    ([, name = '', colour = '']) => ({ name, colour }),
  )

/** Machado, Oliveira, Fernandes 2009: what who lacks one kind of cone sees, in linear light. */
const sights = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
} as const

function seen(colour: string, m: readonly number[]): string {
  const rgb = [1, 3, 5].map(at => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2)
  const out = [0, 3, 6].map(row => rgb.reduce((sum, c, i) => sum + c * (m[row + i] ?? 0), 0))
  const byte = (c: number) => Math.round(255 * Math.min(1, Math.max(0, c)) ** (1 / 2.2))
  return `#${out.map(c => byte(c).toString(16).padStart(2, '0')).join('')}`
}

const themes = [
  ['light', light],
  ['dark', dark],
] as const

test.each(themes)('%s: classes stay apart for every kind of sight', (_, part) => {
  const classes = tokens(part, 'page').filter(({ name }) => name !== 'hatch' && name !== 'excluded')
  expect(classes).toHaveLength(8)
  for (const matrix of Object.values(sights)) {
    const labs = classes.map(({ colour }) => labOf(seen(colour, matrix)))
    labs.forEach((a, i) => {
      for (const b of labs.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(0.09)
    })
  }
})

test.each(themes)(
  '%s: equal steps of the scale look equal, and lightness only goes one way',
  (_, part) => {
    const stops = tokens(part, 'scale').map(({ colour }) => colour)
    expect(stops).toHaveLength(7)
    const labs = rampOf(stops, 25).map(labOf)
    const steps = labs.slice(1).map((lab, i) => distance(lab, labs[i] ?? lab))
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.35)
    const rises = labs.slice(1).map((lab, i) => Math.sign(lab[0] - (labs[i]?.[0] ?? 0)))
    expect(new Set(rises).size).toBe(1)
  },
)

test('a colour comes back from OKLab as it was', () => {
  for (const colour of ['#000000', '#ffffff', '#4071a9', '#ffc43e']) {
    expect(hexOf(labOf(colour))).toBe(colour)
  }
})
