import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sniff } from '../../src/main/dump/open.ts'
import { buildElf, page } from './elf-builder.ts'
import { failureOf, file, folder, open } from './fixtures.ts'

test.each([
  ['raw.json', page(0), { kind: 'dump', format: 'raw' }],
  ['elf.txt', buildElf({ loads: [{ data: page(1) }] }), { kind: 'dump', format: 'elf' }],
  ['report.raw', '{"format":"migrascope-report"}', { kind: 'report' }],
  ['spaced', ' \r\n\t {\n}', { kind: 'report' }],
  ['marked', '\ufeff{}', { kind: 'report' }],
  ['broken', '{ not quite json', { kind: 'report' }],
  // Memory: text does not hold NUL bytes.
  ['memory', Buffer.concat([Buffer.from('{"'), page(0)]), { kind: 'dump', format: 'raw' }],
  ['spaces', '     ', { kind: 'dump', format: 'raw' }],
])('%s', (name, content, expected) => {
  expect(sniff(file(name, content))).toEqual(expected)
})

test('a folder, and what cannot be read', () => {
  expect(sniff(folder)).toEqual({ kind: 'folder' })
  expect(sniff(join(folder, 'gone'))).toMatchObject({
    kind: 'refused',
    failure: { code: 'file-not-found' },
  })
  expect(sniff(file('disk', 'KDMV'))).toMatchObject({
    kind: 'refused',
    failure: { code: 'bad-format' },
  })
})

test('a report is never opened as a dump', () => {
  expect(failureOf(() => open(file('r', '{"a":1}'))).code).toBe('bad-format')
})
