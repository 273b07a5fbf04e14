import { expect, test } from 'vitest'
import { type BuiltRecord, buildFlattened, bytesOf, unwrapped } from './builder.ts'

/** A generator of whole numbers, the same on every run. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 8) % below
  }
}

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  'any records, compared with writing them one after the other: seed %i',
  seed => {
    const below = numbers(seed + 1)
    const longest = [3, 40, 400, 2000][seed % 4] ?? 1
    const model = Buffer.alloc(4000)
    let end = 0
    const records: BuiltRecord[] = Array.from({ length: 300 }, (_, i) => {
      const bytes = below(longest + 1)
      const at = below(model.length - bytes + 1)
      const data = Buffer.alloc(bytes, 1 + (i % 255))
      data.copy(model, at)
      if (bytes > 0) end = Math.max(end, at + bytes)
      return { at, data }
    })
    using source = unwrapped(buildFlattened(records))
    expect(source.warnings).toEqual([])
    expect(bytesOf(source).equals(model.subarray(0, end))).toBe(true)
    for (let i = 0; i < 50; i++) {
      const at = below(end)
      const part = Buffer.alloc(below(end - at) + 1)
      source.read(at, part)
      expect(part.equals(model.subarray(at, at + part.length))).toBe(true)
    }
  },
)
