import { expect, test } from 'vitest'
import { takeCensus } from '../../src/main/dump/census.ts'
import { MigrascopeError } from '../../src/shared/failure.ts'
import { buildElf, page } from './elf-builder.ts'
import { openContent } from './fixtures.ts'

test('1,500 damaged headers end in bounded pages or in a typed error', () => {
  const loads = [
    { paddr: 0, data: page(1) },
    { paddr: 0x10000, data: page(0, 8192) },
  ]
  const notes = [{ owner: 'VMCOREINFO', type: 0, desc: 'PAGESIZE=4096\n' }]
  const whole = buildElf({ loads, notes, sectionCount: 3 })
  const headers = whole.length - 3 * 4096 - 64
  let state = 20_181_105
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % limit
  }
  const buffer = new Uint8Array(64 * 1024)
  const seen = new Set<string>()
  for (let round = 0; round < 1500; round++) {
    const damaged = Buffer.from(whole)
    for (let i = below(4); i >= 0; i--) {
      const at = 4 + below(headers - 4)
      damaged[at] = below(2) ? below(256) : (damaged[at] ?? 0) ^ (1 << below(8))
    }
    try {
      using dump = openContent(damaged)
      expect(dump.facts.guestBytes).toBeLessThanOrEqual(2 * damaged.length)
      expect(takeCensus(dump, { buffer }).total).toBe(dump.facts.totalPages)
      seen.add('pages')
    } catch (error) {
      if (!(error instanceof MigrascopeError)) throw error
      expect(['bad-format', 'truncated']).toContain(error.code)
      seen.add(error.code)
    }
  }
  expect([...seen].sort()).toEqual(['bad-format', 'pages', 'truncated'])
})
