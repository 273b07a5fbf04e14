import { expect, test } from 'vitest'
import { openContent } from '../fixtures.ts'
import {
  compressRecord,
  head,
  memSize,
  page,
  pageRecord,
  ramEnd,
  ramPart,
  ramStart,
  stream,
  tail,
  zeroRecord,
} from './stream-builder.ts'

const records = (make: (index: number, name?: string) => Buffer, ...indices: number[]) =>
  indices.map((index, i) => make(index, i === 0 ? 'pc.ram' : undefined))
const plain = (index: number, name?: string) => pageRecord(index, page(1), name)
const packed = (index: number, name?: string) => compressRecord(index, page(1), name)
const zero = (index: number, name?: string) => zeroRecord(index, name)

const passesOf = (content: Uint8Array) => {
  using dump = openContent(content)
  return dump.inventory({}).passes
}

test('where addresses begin anew', () => {
  const content = stream(
    8,
    records(zero, 0, 1, 2, 3),
    records(plain, 4, 5, 6, 7),
    records(plain, 1, 6),
    records(plain, 3),
  )
  expect(passesOf(content)).toEqual([8, 2, 1])
})

test('compress threads send out of order: there a page that comes again begins a pass', () => {
  const content = stream(
    8,
    records(packed, 1, 0, 3, 2, 4, 6, 5, 7),
    records(packed, 5, 1),
    records(packed, 1),
  )
  expect(passesOf(content)).toEqual([8, 2, 1])
})

test('what is sent after the guest was stopped is a pass of its own', () => {
  const content = Buffer.concat([
    head(),
    ramStart(memSize([{ name: 'pc.ram', bytes: 4 * 4096 }])),
    ramPart(...records(zero, 0, 1, 2, 3)),
    ramPart(...records(plain, 0)),
    ramEnd(...records(plain, 1, 2)),
    tail(),
  ])
  expect(passesOf(content)).toEqual([4, 1, 2])
})

test('a stream that sends every page once has one pass, in whatever order', () => {
  expect(passesOf(stream(4, records(zero, 2, 1, 3, 0)))).toEqual([4])
})
