import { expect, test } from 'vitest'
import { firstWins } from '../../src/main/dump/first-wins.ts'
import { buildElf, page } from './elf-builder.ts'
import { contentOf, openContent } from './fixtures.ts'

test('later loads lose what earlier ones hold, and what is left keeps its content', () => {
  const three = Buffer.concat([page(2), page(3), page(4)])
  const loads = [
    { paddr: 0x2000, data: page(1) },
    { paddr: 0x1000, data: three },
    { paddr: 0x2000, data: page(9) },
  ]
  using dump = openContent(buildElf({ loads, ehsize: 8 }))
  expect(dump.facts.blocks).toEqual([
    { name: 'load 0', address: 0x2000, bytes: 4096 },
    { name: 'load 1', address: 0x1000, bytes: 4096 },
    { name: 'load 1 part 2', address: 0x3000, bytes: 4096 },
  ])
  expect(contentOf(dump).equals(Buffer.concat([page(1), page(2), page(4)]))).toBe(true)
  expect(dump.facts.warnings).toEqual([
    'Loads overlap in guest memory: the first one is kept, 8 KiB of later ones are left out.',
  ])
})

test('any spans: every place is owned once, by the first that claims it', () => {
  let state = 1
  const below = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % limit
  }
  for (let round = 0; round < 500; round++) {
    const spans = Array.from({ length: 1 + below(12) }, () => ({
      address: below(60),
      bytes: 1 + below(20),
    }))
    const expected = new Map<number, number>()
    spans.forEach((span, i) => {
      for (let a = span.address; a < span.address + span.bytes; a++) {
        if (!expected.has(a)) expected.set(a, i)
      }
    })
    const owned = new Map<number, number>()
    for (const { from, address, bytes } of firstWins(spans)) {
      for (let a = address; a < address + bytes; a++) {
        expect(owned.has(a)).toBe(false)
        owned.set(a, from)
      }
    }
    expect([...owned].sort(([a], [b]) => a - b)).toEqual([...expected].sort(([a], [b]) => a - b))
  }
})
