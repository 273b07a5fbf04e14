/** With `source: sample` a guest that does not fit is measured on as many pages as do, and says so. */
import { expect, test } from 'vitest'
import { MiB } from '../../src/shared/settings.ts'
import { guest, makeEngine, pages, run } from './engine.ts'

test('as many pages as fit half the arena, spread over the guest and verified', async () => {
  await using engine = makeEngine()
  const large = guest(pages('t0tnt00t'.repeat(700)))
  const { result, inventory } = await run(engine, large, { source: 'sample', verify: true })
  expect(result.source).toBe('sample')
  expect(result.pages).toEqual({ total: 2048, normal: 1280, duplicate: 768 })
  expect(inventory?.total).toBe(5600)
  expect(result.verified).toBe(true)
})

test('a guest that fits is whole', async () => {
  await using engine = makeEngine()
  const small = guest(pages('t0tn'.repeat(25)))
  const { result } = await run(engine, small, { source: 'sample', arenaBytes: 16 * MiB })
  expect(result.source).toBe('memory')
  expect(result.pages.total).toBe(100)
})
