import { expect, test } from 'vitest'
import { codecIds } from '../../src/shared/codecs.ts'
import { KiB, type RunSettings } from '../../src/shared/settings.ts'
import { guest, makeEngine, pages, run } from './engine.ts'

// 3000 pages: more than the 2048 that half of the smallest arena holds, so from disk there are two windows.
const kinds = 'tt0ntn000t'.repeat(300)
const dump = guest(pages(kinds))
const levels: Record<RunSettings['codec'], number[]> = {
  fflate: [1],
  zlib: [0, 9],
  'page-deflate': [1, 3],
  zstd: [-7, 3],
  lz4: [-16, 1],
  none: [0],
}

for (const codec of codecIds) {
  test(`with ${codec}, at every request size, in one window or more`, async () => {
    await using engine = makeEngine()
    for (const level of levels[codec]) {
      for (const requestBytes of [4 * KiB, 64 * KiB, 1024 * KiB]) {
        const settings = { codec, level, requestBytes, verify: true, threads: 3 }
        const { result, cancelled } = await run(engine, dump, { ...settings, source: 'disk' })
        expect(cancelled).toBe(false)
        expect(result.pages).toEqual({ total: 3000, normal: 1800, duplicate: 1200 })
        expect(result).toMatchObject({ verified: true, verifiedPages: 3000, busy: 0 })
        expect(result.bytesIn).toBe(3000 * 4096)
        expect(result.source).toBe('disk')
      }
    }
  })
}
