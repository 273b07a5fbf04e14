// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, onTestFinished, test } from 'vitest'
import PageMapView from '../../../src/renderer/components/page-map/PageMapView.vue'
import { columnsFor, layOut } from '../../../src/renderer/page-map/layout.ts'
import { pinched } from '../../../src/renderer/page-map/pinch.ts'
import { fit, toLayout, zoomAt } from '../../../src/renderer/page-map/viewport.ts'
import { guestBlocks, mapOf } from './a-map.ts'

const plot = { width: 800, height: 400 }
const plan = mapOf(guestBlocks, 2)
const layout = layOut(plan.cells, columnsFor(plan.cells.count, plot.width, plot.height))

test('twice as far apart is twice as large, and what lay between the fingers still does', () => {
  const view = zoomAt(fit(layout, plot), layout, plot, 4, 400, 200)
  const next = pinched(
    view,
    layout,
    plot,
    [
      { x: 300, y: 200 },
      { x: 400, y: 200 },
    ],
    [
      { x: 260, y: 190 },
      { x: 460, y: 190 },
    ],
  )
  expect(next.zoom).toBeCloseTo(2 * view.zoom, 6)
  const [before, after] = [toLayout(view, 350, 200), toLayout(next, 360, 190)]
  expect(after[0]).toBeCloseTo(before[0], 6)
  expect(after[1]).toBeCloseTo(before[1], 6)
})

test('two pointers on the map zoom it and leave no cursor, one alone still sets it', async () => {
  const view = mount(PageMapView, {
    props: { map: plan.map, facts: plan.facts, census: { state: 'none' } },
    attachTo: document.body,
  })
  onTestFinished(() => view.unmount())
  const stage = view.find('[data-testid="page-map-stage"]')
  const element = stage.element as HTMLElement
  element.setPointerCapture = () => undefined
  const at = (pointerId: number, clientX: number) => ({
    pointerId,
    clientX,
    clientY: 200,
    button: 0,
  })
  await stage.trigger('pointerdown', at(1, 300))
  await stage.trigger('pointerdown', at(2, 400))
  await stage.trigger('pointermove', at(2, 500))
  expect(Number(stage.attributes('data-zoom'))).toBeCloseTo(2, 6)
  await stage.trigger('pointerup', at(2, 500))
  await stage.trigger('pointerup', at(1, 300))
  expect(stage.attributes('data-cursor')).toBeUndefined()

  // What a touchpad says of a pinch; the page does not zoom in its place.
  const wheel = new WheelEvent('wheel', { deltaY: 10, ctrlKey: true, cancelable: true })
  element.dispatchEvent(wheel)
  expect(wheel.defaultPrevented).toBe(true)

  await stage.trigger('keydown', { key: '0' })
  await stage.trigger('pointerdown', at(3, 300))
  await stage.trigger('pointerup', at(3, 300))
  expect(stage.attributes('data-cursor')).toBeDefined()
})
