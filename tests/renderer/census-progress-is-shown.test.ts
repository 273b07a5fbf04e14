// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { plainInventory } from '../../src/shared/dump-facts.ts'
import { sampleFacts } from './fake-facts.ts'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('zero pages are counted on opening, with progress, then shown', async () => {
  const app = await mountApp()
  await app.click('open-sample')
  expect(app.byId('fact-zero').text()).toContain('counting')
  await app.advance(500)
  expect(app.byId('census-progress').attributes('aria-valuenow')).toBe('50')
  await app.advance(600)
  expect(app.byId('fact-zero').attributes('data-value')).toBe('5734')
  expect(app.byId('fact-zero').text()).toContain('35.0 %')
})

test('a run stops the count, and a whole run tells the count itself', async () => {
  const app = await mountApp()
  await app.click('open-sample')
  await app.click('run')
  expect(app.fake.log.map(entry => entry.call)).toContain('cancelCensus')
  expect(app.byId('fact-zero').attributes('data-state')).toBe('cancelled')
  await app.advance(3000)
  expect(app.byId('fact-zero').attributes('data-value')).toBe('5734')
})

test('what the count has found out replaces what the headers said', async () => {
  const app = await mountApp()
  await app.click('open-sample')
  const { dump } = app.fake.log.find(entry => entry.call === 'startCensus')?.argument as {
    dump: string
  }
  const blocks = [
    { name: 'pc.ram', address: 0, bytes: 8192 },
    { name: 'vga.vram', address: null, bytes: 4096 },
  ]
  const facts = { ...sampleFacts, creator: 'QEMU 7.2 or newer', guestBytes: 12_288, blocks }
  const compression = { method: 'zlib', pages: 2, storedBytes: 4096 }
  const inventory = { ...plainInventory(3), excluded: 4, missing: 5, repeated: 6, compression }
  const census = { ...inventory, passes: [3, 1, 2], zero: 1 }
  app.fake.emit('census', { state: 'done', dump: 'another', facts: sampleFacts, census })
  expect(app.byId('fact-creator').text()).toBe('Migrascope')
  app.fake.emit('census', { state: 'done', dump, facts, census })
  await app.advance(0)
  expect(app.byId('fact-creator').text()).toBe('QEMU 7.2 or newer')
  expect(app.byId('fact-guest-bytes').text()).toBe('12 KiB')
  expect(app.byId('fact-excluded').text()).toBe('4')
  expect(app.byId('fact-missing').text()).toBe('5')
  expect(app.byId('fact-repeated').text()).toBe('6')
  expect(app.byId('fact-passes').text()).toBe('3: 3, 1, 2')
  expect(app.byId('fact-compression').text()).toBe('zlib, 2 pages in 4 KiB, rate 2.00')
  expect(app.byId('facts').text()).toContain('0x0–0x1fff')
  expect(app.byId('facts').text()).toContain('(address unknown)')
})
