// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import PageMapView from '../../../src/renderer/components/page-map/PageMapView.vue'
import { pageClasses } from '../../../src/shared/page-class.ts'
import { guestBlocks, mapOf } from './a-map.ts'

const plan = mapOf(guestBlocks, 4, cell => (cell % 40 < 10 ? 'zero' : 'pointerLike'))
const withRun = {
  ...plan.map,
  run: {
    bytesIn: plan.map.pages.map(pages => pages * 4096),
    bytesOut: plan.map.pages.map(pages => pages * 1024),
    ns: plan.map.pages.map(pages => pages * 20_000),
  },
}
const open: VueWrapper[] = []
afterEach(() => open.splice(0).forEach(view => view.unmount()))

function show(props: Partial<InstanceType<typeof PageMapView>['$props']> = {}) {
  const view = mount(PageMapView, {
    props: { map: plan.map, facts: plan.facts, census: { state: 'none' }, ...props },
    attachTo: document.body,
  })
  open.push(view)
  const byId = (id: string) => view.find(`[data-testid="${id}"]`)
  return { view, byId }
}

test('arrow keys move a cursor whose cell is read out', async () => {
  const { view, byId } = show()
  const stage = byId('page-map-stage')
  expect(stage.attributes('tabindex')).toBe('0')
  await stage.trigger('keydown', { key: 'ArrowRight' })
  expect(stage.attributes('data-cursor')).toBe('0')
  expect(view.find('[role="status"].visually-hidden').text()).toBe(
    'block 0 · 0x0–0x3fff · 4 pages: 4 zero',
  )
  await stage.trigger('keydown', { key: 'PageDown' })
  expect(byId('map-status').text()).toContain('block 1 · 0xc0000–0xc3fff')
  await stage.trigger('keydown', { key: '+' })
  expect(stage.attributes('data-zoom')).toBe('1.5')
  await stage.trigger('keydown', { key: '0' })
  expect(stage.attributes('data-zoom')).toBe('1')
  // The window's own chords are left to it.
  await stage.trigger('keydown', { key: '+', ctrlKey: true })
  expect(stage.attributes('data-zoom')).toBe('1')
})

test('the picture says in words what it shows', () => {
  const label = show().byId('page-map').attributes('aria-label')
  expect(label).toContain('pointer-like 7')
  expect(label).toContain('5 blocks')
  expect(label).toContain('cells of 16 KiB')
})

test('the legend counts the classes and hides them', async () => {
  const { byId } = show()
  const sum = pageClasses.reduce(
    (all, name) => all + Number(byId(`map-class-${name}`).attributes('data-pages')),
    0,
  )
  expect(byId('map-all-pages').text()).toBe(sum.toLocaleString('en-US'))
  const zero = byId('map-class-zero')
  await zero.trigger('click')
  expect(zero.attributes('aria-pressed')).toBe('false')
  await byId('map-class-mixed').trigger('click', { shiftKey: true })
  expect(byId('map-class-pointerLike').attributes('aria-pressed')).toBe('false')
  await byId('map-show-all').trigger('click')
  expect(zero.attributes('aria-pressed')).toBe('true')
})

test('rate and time wait for a run', async () => {
  const before = show()
  expect(before.byId('map-mode-rate').attributes('disabled')).toBeDefined()
  const { byId, view } = show({ map: withRun })
  await byId('map-mode-rate').trigger('click')
  expect(byId('map-scale').text()).toContain('Compression-rate')
  await byId('page-map-stage').trigger('keydown', { key: 'Home' })
  expect(byId('map-status').text()).toContain('rate 4.00 · 20.0 µs per page')
  // A run of a codec that is not timed has no times to show.
  await byId('map-mode-time').trigger('click')
  const untimed = { ...withRun, run: { ...withRun.run, ns: withRun.run.ns.map(() => 0) } }
  await view.setProps({ map: untimed })
  expect(byId('map-mode-time').attributes('disabled')).toBeDefined()
  expect(byId('map-mode-class').attributes('aria-pressed')).toBe('true')
})

test('the table has the regions, one of them reached by Tab, the others by arrows', async () => {
  const { view, byId } = show({ map: withRun })
  await byId('map-as-table').trigger('click')
  const first = byId('map-region')
  expect(first.text()).toContain('0x0–0x27fff')
  expect(first.text()).toContain('zero')
  expect(first.text()).toContain('4.00')
  expect(view.findAll('[data-row][tabindex="0"]')).toHaveLength(1)
  const table = byId('map-table')
  await table.trigger('keydown', { key: 'ArrowDown' })
  expect(view.find('[data-row][tabindex="0"]').attributes('data-row')).toBe('1')
})

test('without a map: why, and a button that counts', async () => {
  const { view, byId } = show({ map: null, census: { state: 'cancelled' } })
  await byId('page-map-count').trigger('click')
  expect(view.emitted('count')).toHaveLength(1)
  await view.setProps({ census: { state: 'counting', share: 0.25 } })
  expect(byId('page-map-none').text()).toContain('25.0 %')
  const failure = { code: 'io', message: 'The file is gone.' } as const
  await view.setProps({ census: { state: 'failed', failure } })
  expect(byId('error').text()).toContain('The file is gone.')
  await view.setProps({ map: plan.map })
  expect(byId('page-map').exists()).toBe(true)
})

test('what is not drawn is said', () => {
  const totals = { ...plan.map.totals, missing: 12 }
  const { view } = show({ map: { ...plan.map, totals, absent: 'unknown', outside: 3 } })
  const notes = view.findAll('[data-testid="map-note"]').map(note => note.text())
  expect(notes).toHaveLength(2)
  expect(notes[0]).toContain('12')
  expect(notes[1]).toContain('3')
})
