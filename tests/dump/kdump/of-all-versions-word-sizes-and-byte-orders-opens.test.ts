import { expect, test } from 'vitest'
import { contentOf, openContent } from '../fixtures.ts'
import { type BuiltKdump, buildKdump, pageOf } from './builder.ts'

const frames = [0, 1, 5, 31, 32, 33, 4000]
const pages = frames.map(frame => ({ frame, data: pageOf(frame) }))
const content = Buffer.concat(pages.map(page => page.data))
const kinds: readonly BuiltKdump[] = [1, 2, 3, 4, 5, 6].flatMap(version =>
  [
    { wide: true, little: true, machine: 'x86_64' },
    { wide: true, little: false, machine: 's390x' },
    { wide: false, little: true, machine: 'i686' },
    { wide: false, little: true, machine: 'armv7l' },
    { wide: false, little: false, machine: 'ppc' },
  ].map(kind => ({ ...kind, version, pages })),
)

test.each(kinds)('version $version, 64 bits: $wide, little-endian: $little, $machine', kind => {
  using dump = openContent(buildKdump({ ...kind, system: 'Linux', release: '6.1.0', level: 31 }))
  const { version, wide, little, machine } = kind
  expect(dump.facts).toMatchObject({
    format: 'kdump',
    variant: `kdump-compressed version ${version}, ${wide ? 64 : 32}-bit ${little ? 'little' : 'big'}-endian, pages stored, dump level 31, of Linux 6.1.0`,
    creator: 'makedumpfile',
    machine,
    pageSize: 4096,
    totalPages: frames.length,
    warnings: [],
  })
  expect(dump.facts.blocks.map(block => (block.address ?? NaN) / 4096)).toEqual([0, 5, 31, 4000])
  expect(dump.inventory({})).toMatchObject({ total: frames.length, excluded: 0, missing: 0 })
  expect(contentOf(dump).equals(content)).toBe(true)
})

test('a 32-bit header whose frames look like a page size', () => {
  using dump = openContent(
    buildKdump({ wide: false, version: 5, frames: 32_768, pages, machine: 'i686' }),
  )
  expect(dump.facts.variant).toContain('32-bit')
  expect(contentOf(dump).equals(content)).toBe(true)
})

test.each([1024, 8192, 65_536])('pages of %i bytes', pageSize => {
  const own = [0, 2].map(frame => ({ frame, data: pageOf(frame, pageSize) }))
  using dump = openContent(buildKdump({ pages: own, pageSize, subBlocks: 2 }))
  expect(dump.facts).toMatchObject({ pageSize, guestBytes: 2 * pageSize })
  expect(dump.facts.blocks[1]?.address).toBe(2 * pageSize)
  expect(contentOf(dump).equals(Buffer.concat(own.map(page => page.data)))).toBe(true)
})

test('the frames that version 6 keeps in 64 bits count, not the old field', () => {
  for (const oldFrames of [0, 7, 2 ** 31]) {
    using dump = openContent(buildKdump({ pages, oldFrames }))
    expect(dump.inventory({}).total).toBe(frames.length)
  }
})

test('one bitmap stands for both', () => {
  using dump = openContent(buildKdump({ pages, oneBitmap: true }))
  expect(dump.inventory({})).toMatchObject({ total: frames.length, excluded: 0 })
  expect(contentOf(dump).equals(content)).toBe(true)
})
