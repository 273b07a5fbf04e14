import { expect, test } from 'vitest'
import { windowOptions } from '../../src/main/electron/window.ts'

test('Electron is told to keep place, size and mode, under a name that stays', () => {
  const options = windowOptions({ preload: '/p.cjs', dark: false, development: false })
  // Both parts of the state; without a name Electron keeps none.
  expect(options).toMatchObject({ name: 'main', windowStatePersistence: true })
  // A place of our own would win over the one that was kept, on a screen that may be gone.
  expect([options.x, options.y, options.center]).toEqual([undefined, undefined, undefined])
})
