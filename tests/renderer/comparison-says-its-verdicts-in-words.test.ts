// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { overlayOf } from '../../src/renderer/charts/compare-config.ts'
import CompareView from '../../src/renderer/components/compare/CompareView.vue'
import {
  barPlace,
  barReach,
  formatChange,
  formatP,
} from '../../src/renderer/components/compare/compare-columns.ts'
import { compareReports } from '../../src/main/report/compare.ts'
import { fakeSweep } from './fake-sweep.ts'

/** The same sweep three times: as it was, 30 % faster with one codec, and on pages from the disk for one point. */
function comparison() {
  const axes = { threads: [1, 2], codecs: [{ codec: 'zlib' as const, levels: [1, 6] }] }
  const base = fakeSweep({ axes, samples: 8 })
  const faster = fakeSweep({ axes, samples: 8, speed: 1.3 })
  const points = base.points.map((point, i) => {
    if (i === 0 || i === 1) return faster.points[i] ?? point
    if (i === 2) return point
    const samples = point.samples.map(sample => {
      return { ...sample, result: { ...sample.result, source: 'disk' as const } }
    })
    return { ...point, samples }
  })
  return compareReports([
    { name: 'before.json', report: base },
    { name: 'after.json', report: { ...base, points } },
  ])
}

const show = (of = comparison()) => {
  const view = mount(CompareView, { props: { comparison: of }, attachTo: document.body })
  const rows = () => view.findAll('[data-testid="compared"]')
  return { view, rows }
}

afterEach(() => vi.unstubAllGlobals())

test('every verdict is a word with a sign, and says why there is no other', () => {
  const { rows } = show()
  const words = rows().map(row => row.find('.verdict').text())
  expect(words).toEqual(['▲ faster', '▲ faster', '= no difference shown', '? not comparable'])
  expect(rows()[2]?.find('.reason').text()).toBe('the samples overlap')
  expect(rows()[3]?.find('.reason').text()).toContain('from disk')
  expect(rows()[3]?.find('.relative').text()).toBe('')
  expect(rows()[0]?.find('.relative').text()).toMatch(/^\+\d+\.\d %$/)
  expect(rows()[0]?.find('[role="img"]').attributes('aria-label')).toMatch(/\(\+.* … \+.*\)/)
})

test('what is to be known before the figures comes before them', () => {
  const { view } = show()
  const parts = view.findAll('section').map(part => part.attributes('data-testid'))
  expect(parts[0]).toBe('compare-warnings')
  expect(view.find('[data-testid="compare-warnings"]').text()).toContain('checksum')
})

test('verdicts are hidden and shown again', async () => {
  const { view, rows } = show()
  const button = view.find('[data-testid="verdict-faster"]')
  expect(button.text()).toContain('2')
  await button.trigger('click')
  expect(button.attributes('aria-pressed')).toBe('false')
  expect(rows()).toHaveLength(2)
  await button.trigger('click')
  expect(rows()).toHaveLength(4)
})

test('a new threshold is told as a share', async () => {
  const { view } = show()
  await view.find('[data-testid="compare-threshold"]').setValue('5')
  await view.find('[data-testid="compare-threshold"]').trigger('change')
  expect(view.emitted('threshold')?.at(-1)).toEqual([0.05])
})

test('what is copied has the warnings and the points that are shown', async () => {
  const texts: string[] = []
  vi.stubGlobal('navigator', {
    clipboard: { writeText: (text: string) => Promise.resolve(void texts.push(text)) },
  })
  const { view } = show()
  await view.find('[data-testid="verdict-not-comparable"]').trigger('click')
  await view.find('[data-testid="compare-copy-markdown"]').trigger('click')
  await flushPromises()
  const lines = texts.join('').trimEnd().split('\n')
  expect(lines[0]).toBe('Comparison: before.json → after.json')
  expect(lines[1]).toContain('- the dumps were compared by name')
  expect(lines.filter(line => line.startsWith('| zlib'))).toHaveLength(3)
  expect(lines.at(-1)).toContain('= no difference shown')
})

test('changes carry their sign, small p are not spelled out', () => {
  expect(formatChange(0.032)).toBe('+3.2 %')
  expect(formatChange(-0.12)).toBe('−12.0 %')
  expect(formatP(0.0004)).toBe('< 0.001')
  expect(formatP(0.0419)).toBe('0.042')
})

test('all bars have one scale, with no change in the middle', () => {
  const made = comparison()
  const reach = barReach(made)
  for (const point of made.points.filter(({ verdict }) => verdict !== 'not comparable')) {
    const { left, width, middle } = barPlace(point, reach)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(left + width).toBeLessThanOrEqual(100)
    expect(middle > 50).toBe(point.relative > 0)
  }
  const [point] = made.points
  const still = point && { ...point, relative: 0, interval: { low: -reach / 2, high: reach / 2 } }
  expect(still && barPlace(still, reach)).toEqual({ left: 25, width: 50, middle: 50 })
})

test('the overlay has the base once and every other report at the same places', () => {
  const { names, points } = comparison()
  const again = points.map(point => ({ ...point, report: 2 }))
  const { labels, series } = overlayOf([...names, 'third.json'], [...points, ...again])
  expect(labels).toHaveLength(4)
  expect(series.map(list => list.map(({ x }) => x))).toEqual([
    [0, 1, 2, 3],
    [0, 1, 2, 3],
    [0, 1, 2, 3],
  ])
  expect(series[0]?.[1]?.y).toBe(points[1]?.base)
  expect(series[2]?.[1]?.y).toBe(points[1]?.other)
})
