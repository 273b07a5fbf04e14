// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, onTestFinished, test } from 'vitest'
import PageMapView from '../../../src/renderer/components/page-map/PageMapView.vue'
import { columnsFor, layOut } from '../../../src/renderer/page-map/layout.ts'
import { inSight, isPart, overviewSize } from '../../../src/renderer/page-map/overview.ts'
import { centre, fit, panBy, zoomAt } from '../../../src/renderer/page-map/viewport.ts'
import { guestBlocks, mapOf } from './a-map.ts'

const plot = { width: 800, height: 400 }
const plan = mapOf(guestBlocks, 2)
const layout = layOut(plan.cells, columnsFor(plan.cells.count, plot.width, plot.height))
const whole = fit(layout, plot)

test('the whole needs none, a part lies where it is', () => {
  expect(isPart(whole, layout, plot)).toBe(false)
  const view = zoomAt(whole, layout, plot, 4, 0, 0)
  expect(isPart(view, layout, plot)).toBe(true)
  expect(inSight(view, layout, plot)).toMatchObject({ left: 0, top: 0 })
  expect(inSight(view, layout, plot).right).toBeCloseTo(0.25, 6)
  const end = inSight(panBy(view, layout, plot, 1e9, 1e9), layout, plot)
  expect(end).toMatchObject({ right: 1, bottom: 1 })
  expect(overviewSize(layout, view).height).toBeLessThanOrEqual(128)
})

test('a place that is pointed at comes into the middle, as far as the edges let it', () => {
  const view = zoomAt(whole, layout, plot, 8, 0, 0)
  const { left, right, top, bottom } = inSight(centre(view, layout, plot, 0.5, 0.6), layout, plot)
  expect((left + right) / 2).toBeCloseTo(0.5, 6)
  expect((top + bottom) / 2).toBeCloseTo(0.6, 6)
  expect(inSight(centre(view, layout, plot, 1, 1), layout, plot)).toMatchObject({
    right: 1,
    bottom: 1,
  })
})

test('it is there while the map is zoomed in, and leads to what it shows', async () => {
  const view = mount(PageMapView, {
    props: { map: plan.map, facts: plan.facts, census: { state: 'none' } },
    attachTo: document.body,
  })
  onTestFinished(() => view.unmount())
  const stage = view.find('[data-testid="page-map-stage"]')
  const overview = () => view.find('[data-testid="map-overview"]')
  expect(overview().exists()).toBe(false)
  for (const key of ['+', '+', '+', '+']) await stage.trigger('keydown', { key })
  expect(overview().exists()).toBe(true)
  const frame = () => overview().find('i').attributes('style')
  const before = frame()
  const canvas = overview().find('canvas').element
  canvas.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100)
  overview().element.setPointerCapture = () => undefined
  await overview().trigger('pointerdown', { buttons: 1, clientX: 100, clientY: 100, pointerId: 1 })
  expect(frame()).not.toBe(before)
  expect(stage.attributes('data-cursor')).toBeUndefined()
  await stage.trigger('keydown', { key: '0' })
  expect(overview().exists()).toBe(false)
})
