import { expect, test } from 'vitest'
import { takeCensus } from '../../src/main/dump/census.ts'
import { type BuiltElf, buildElf, page } from './elf-builder.ts'
import { failureOf, openContent } from './fixtures.ts'

const good = { paddr: 0x1000, data: page(1) }
const huge = 2n ** 64n - 1n

function factsOf(what: BuiltElf) {
  const content = buildElf(what)
  using dump = openContent(content)
  expect(dump.facts.guestBytes).toBeLessThanOrEqual(2 * content.length)
  expect(takeCensus(dump).total).toBe(dump.facts.totalPages)
  return dump.facts
}

test('more program headers than the file has room for', () => {
  const facts = factsOf({ loads: [good], phnum: 0xfffe })
  expect(facts.blocks).toEqual([{ name: 'load 0', address: 0x1000, bytes: 4096 }])
  expect(facts.warnings[0]).toContain('promises 65,534 program headers')
})

test('four thousand million program headers', () => {
  const facts = factsOf({ loads: [good], sectionCount: 0xffff_ffff })
  expect(facts.totalPages).toBe(1)
  expect(facts.warnings[0]).toContain('promises 4,294,967,295 program headers')
})

test.each([
  ['a size', { filesz: huge, memsz: huge }],
  ['a memory size', { memsz: huge }],
])('%s of 2^64 - 1: the bytes there are', (_, odd) => {
  const facts = factsOf({ loads: [good, { ...good, paddr: 0x9000, ...odd }] })
  expect(facts.totalPages).toBe(2)
})

test.each([
  ['an offset', { offset: huge }, 'cut short'],
  ['an address', { paddr: huge }, 'impossible address'],
])('%s of 2^64 - 1: that load is left out with a warning', (_, odd, warning) => {
  const facts = factsOf({ loads: [good, { ...good, paddr: 0x9000, ...odd }] })
  expect(facts.totalPages).toBe(1)
  expect(facts.warnings.join()).toContain(warning)
})

test('a thousand loads that all point to the same bytes', () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({
    paddr: i * 2 ** 20,
    data: new Uint8Array(0),
    offset: 0,
    filesz: 50_000,
  }))
  const facts = factsOf({ loads: [good, ...many] })
  expect(facts.warnings.join()).toContain('claim more memory than the file can hold')
})

test('notes with sizes of 2^32 - 1', () => {
  const content = buildElf({ loads: [good], notes: [{ owner: 'CORE', type: 1, desc: 'abcd' }] })
  const at = content.length - 4096 - 24
  for (const field of [at, at + 4]) {
    const odd = Buffer.from(content)
    odd.writeUInt32LE(0xffff_ffff, field)
    using dump = openContent(odd)
    expect(dump.facts.totalPages).toBe(1)
  }
})

test.each([
  ['class', 4, 3],
  ['byte order', 5, 0],
  ['program header size', 54, 8],
])('an impossible %s is a bad-format with offset, expected and found', (_, at, value) => {
  const content = buildElf({ loads: [good] })
  content[at] = value
  const failure = failureOf(() => openContent(content))
  expect(failure.code).toBe('bad-format')
  expect(failure.details).toMatchObject({ file: 'content', offset: at, found: value })
  expect(failure.details.expected).toBeDefined()
})
