import { expect, test } from 'vitest'
import { openDump } from '../../src/main/dump/open.ts'
import { PageCursor } from '../../src/main/dump/pages.ts'

test('zeros but for the first byte of each page, from wherever it is read', () => {
  using dump = openDump({ kind: 'series', bytes: 5 * 4096 + 17 })
  expect(dump.facts).toMatchObject({ guestBytes: 5 * 4096, totalPages: 5, pageSize: 4096 })
  const whole = new Uint8Array(5 * 4096).fill(7)
  expect(new PageCursor(dump).fill(whole).pages).toBe(5)
  expect([...whole.keys()].filter(at => whole[at] !== 0)).toEqual([0, 4096, 8192, 12288, 16384])
  expect(new Set(whole)).toEqual(new Set([0, 0x10]))
  const [run] = dump.runs()
  for (const [offset, length] of [
    [1, 5000],
    [4095, 2],
    [4096, 1],
    [8191, 9000],
  ] as const) {
    const part = new Uint8Array(length)
    if (run) dump.read(run, offset, part)
    expect(part).toEqual(whole.slice(offset, offset + length))
  }
})
