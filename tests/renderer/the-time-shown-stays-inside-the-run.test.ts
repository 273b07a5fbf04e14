import { expect, test } from 'vitest'
import { inside, panned, whole, widthOf, zoomed } from '../../src/renderer/live/time-window.ts'

test('zooming keeps what lies under the pointer where it is', () => {
  const closer = zoomed(whole(10), 0.5, 4, 10)
  expect(closer).toEqual({ from: 2, to: 7 })
  expect((4 - closer.from) / widthOf(closer)).toBeCloseTo(0.4, 12)
})

test('zooming out ends at the whole run, zooming in at a millisecond', () => {
  expect(zoomed({ from: 2, to: 7 }, 100, 4, 10)).toEqual(whole(10))
  expect(widthOf(zoomed(whole(10), 1e-9, 4, 10))).toBeCloseTo(1e-3, 12)
})

test('moving stops at both ends', () => {
  expect(panned({ from: 2, to: 4 }, -5, 10)).toEqual({ from: 0, to: 2 })
  expect(panned({ from: 2, to: 4 }, 50, 10)).toEqual({ from: 8, to: 10 })
})

test('a run shorter than what was shown is shown whole', () => {
  expect(inside({ from: 3, to: 9 }, 2)).toEqual(whole(2))
})
