import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { failureOf, openContent } from './fixtures.ts'

const starting = (bytes: string) =>
  Buffer.concat([Buffer.from(bytes, 'latin1'), Buffer.alloc(8192)])

test.each([
  ['DISKDUMP', 'diskdump'],
  ['PAGEDUMP', '32-bit Windows'],
  ['\xd2\xbe\xd2\xbe', 'VMware'],
  ['BZh9', 'bzip2'],
  ['\xfd7zXZ\0', 'xz'],
  ['\x89LZO\0\r\n\x1a\n', 'lzop'],
  ['QFI\xfb', 'qcow2'],
])('%j is a %s', (bytes, name) => {
  const failure = failureOf(() => openContent(starting(bytes)))
  expect(failure.code).toBe('bad-format')
  expect(failure.message).toContain(name)
  expect(failure.message).toContain('cannot read yet')
})

test('memory that only happens to start like a zlib stream is raw', () => {
  using dump = openContent(starting('\x38\x8d'))
  expect(dump.facts.format).toBe('raw')
  using other = openContent(deflateSync(Buffer.alloc(10_000, 'something else')))
  expect(other.facts.format).toBe('raw')
})
