import { expect, test } from 'vitest'
import { guest, makeEngine, pages, run } from './engine.ts'

test('a guest that ends within a page is taken in whole, and no byte more', async () => {
  const content = pages('t0tt').subarray(0, 3 * 4096 + 100)
  await using engine = makeEngine()
  for (const source of ['memory', 'disk'] as const) {
    const { result } = await run(engine, guest(content), { source, verify: true })
    expect(result.pages).toEqual({ total: 4, normal: 3, duplicate: 1 })
    expect(result.bytesIn).toBe(3 * 4096 + 100)
    expect(result.verified).toBe(true)
  }
})
