import { expect, test } from 'vitest'
import { openWindow } from './window.ts'

test('the page is ours, without Node, and may connect to nothing', async () => {
  const { page } = await openWindow()
  expect(page.url()).toBe('app://bundle/index.html')
  const found = await page.evaluate(async () => ({
    node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
    own: await fetch('app://bundle/index.html').then(
      () => 'let through',
      () => 'blocked',
    ),
    web: await fetch('https://example.com/').then(
      () => 'let through',
      () => 'blocked',
    ),
    opened: window.open('https://example.com/') === null ? 'blocked' : 'let through',
  }))
  expect(found).toEqual({
    node: ['undefined', 'undefined'],
    own: 'blocked',
    web: 'blocked',
    opened: 'blocked',
  })
})
