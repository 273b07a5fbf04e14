import { expect, test } from 'vitest'
import {
  formatDirtyRate,
  formatLinkSpeed,
  parseDirtyRate,
  parseLinkSpeed,
  parseTime,
} from '../../../src/shared/plan/link-text.ts'

test.each([
  ['10Gbit/s', 10e9],
  ['10 Gb/s', 10e9],
  ['10gbit/s', 10e9],
  ['25Gbps', 25e9],
  ['40G', 40e9],
  ['100 Mbit', 100e6],
  ['2.5Gbit/s', 2.5e9],
  // Bytes, as QEMU's max-bandwidth and libvirt's --bandwidth have them.
  ['1250MB/s', 10e9],
  ['128MiB/s', 2 ** 30],
])('%s is %d bit/s', (text, bits) => {
  expect(parseLinkSpeed(text)).toBe(bits)
})

test.each(['', 'fast', '10', '-1Gbit/s', '0Gbit/s', '1bit/s', '1000Tbit/s', '10 Gpages/s', '1e9'])(
  '%s is no speed of a link',
  text => {
    expect(parseLinkSpeed(text)).toBeUndefined()
  },
)

test('where a unit is written beside the field, a number will do', () => {
  expect(parseLinkSpeed('10', 1e9)).toBe(10e9)
  expect(parseLinkSpeed('100M', 1e9)).toBe(100e6)
})

test('what is written anew: bytes or pages, never a bare number', () => {
  expect(parseDirtyRate('200MB/s')).toEqual({ perSecond: 200e6, of: 'bytes' })
  expect(parseDirtyRate('1.6 Gbit/s')).toEqual({ perSecond: 200e6, of: 'bytes' })
  expect(parseDirtyRate('50000pages/s')).toEqual({ perSecond: 50_000, of: 'pages' })
  expect(parseDirtyRate('0B/s')).toEqual({ perSecond: 0, of: 'bytes' })
  for (const text of ['200', '200M', 'some', '']) expect(parseDirtyRate(text)).toBeUndefined()
})

test('times', () => {
  expect(parseTime('300ms')).toBeCloseTo(0.3, 12)
  expect(parseTime('0.5 s')).toBe(0.5)
  expect(parseTime('80us')).toBeCloseTo(80e-6, 12)
  for (const text of ['300', '-1s', '', 'soon']) expect(parseTime(text)).toBeUndefined()
})

test('what is written reads back', () => {
  for (const bits of [10e9, 2.5e9, 934e6, 1e3, 1e14]) {
    expect(parseLinkSpeed(formatLinkSpeed(bits))).toBe(bits)
  }
  expect(formatLinkSpeed(999.96e6)).toBe('1 Gbit/s')
  expect(formatDirtyRate({ perSecond: 200e6, of: 'bytes' })).toBe('200 MB/s')
  expect(formatDirtyRate({ perSecond: 50_000, of: 'pages' })).toBe('50000 pages/s')
})
