import { expect, test } from 'vitest'
import {
  ALL_CLASSES,
  cellsOf,
  dominantClasses,
  NO_CLASS,
  onlyClass,
  shownPages,
  toggleClass,
} from '../../../src/renderer/page-map/cells.ts'
import { classIndex } from '../../../src/shared/page-class.ts'
import { mapOf } from './a-map.ts'

const { zero, textLike, mixed } = classIndex
const { map, facts } = mapOf([{ address: 0, pages: 24 }], 8)
const filled = {
  ...map,
  classes: { ...map.classes, zero: [5, 0, 4], textLike: [2, 0, 4], mixed: [1, 8, 0] },
}
const cells = cellsOf(filled, facts)

test('the class with the most pages is dominant, the first of equals', () => {
  expect([...dominantClasses(cells, ALL_CLASSES)]).toEqual([zero, mixed, zero])
})

test('without it the next one is; a cell with none left has no class', () => {
  const noZero = toggleClass(ALL_CLASSES, zero)
  expect([...dominantClasses(cells, noZero)]).toEqual([textLike, mixed, textLike])
  const noMixed = toggleClass(noZero, mixed)
  expect([...dominantClasses(cells, noMixed)]).toEqual([textLike, NO_CLASS, textLike])
  expect(shownPages(cells, 0, noMixed)).toBe(2)
})

test('one class alone, and all again', () => {
  const only = onlyClass(ALL_CLASSES, textLike)
  expect([...dominantClasses(cells, only)]).toEqual([textLike, NO_CLASS, textLike])
  expect(onlyClass(only, textLike)).toBe(ALL_CLASSES)
  expect(toggleClass(toggleClass(ALL_CLASSES, zero), zero)).toBe(ALL_CLASSES)
})
