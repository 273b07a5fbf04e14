import { expect, test } from 'vitest'
import { calls } from '../../src/shared/contract.ts'
import { openWindow } from './window.ts'

test('window.migrascope is the bridge and nothing else', async () => {
  const { page } = await openWindow()
  const kinds = await page.evaluate(() =>
    Object.entries(window.migrascope ?? {}).map(([name, value]) => [name, typeof value]),
  )
  const names = [...Object.keys(calls), 'on', 'openDropped']
  expect(Object.fromEntries(kinds)).toEqual(
    Object.fromEntries(names.map(name => [name, 'function'])),
  )
})
