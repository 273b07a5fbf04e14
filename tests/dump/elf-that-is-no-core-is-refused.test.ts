import { expect, test } from 'vitest'
import { buildElf, page } from './elf-builder.ts'
import { failureOf, openContent } from './fixtures.ts'

test.each([
  [1, 'an object file'],
  [2, 'a program'],
  [3, 'a program or a shared library'],
  [0xfe00, 'an ELF file of type 65024'],
])('e_type %i', (type, words) => {
  const failure = failureOf(() => openContent(buildElf({ type, loads: [{ data: page(1) }] })))
  expect(failure.code).toBe('bad-format')
  expect(failure.message).toContain(words)
  expect(failure.details).toMatchObject({ offset: 16, expected: 4, found: type })
})

test('a core without memory', () => {
  const failure = failureOf(() => openContent(buildElf({ loads: [] })))
  expect(failure.code).toBe('bad-format')
  expect(failure.message).toContain('without memory')
})
