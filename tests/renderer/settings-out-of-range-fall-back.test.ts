import { expect, test } from 'vitest'
import { defaultsFor, readSettings } from '../../src/renderer/settings/stored-settings.ts'
import { fakeHost } from './fake-facts.ts'

const host = fakeHost(4)
const read = (value: unknown) => readSettings(JSON.stringify(value), host)

test('each stored field that does not fit falls back alone, the rest stays', () => {
  expect(read({ codec: 'zlib', level: 99, threads: 0, verify: true, requestBytes: 5000 })).toEqual({
    ...defaultsFor(host),
    verify: true,
  })
  expect(read({ threads: 64, source: 'disk', waitThread: 'no' })).toMatchObject({
    threads: 64,
    source: 'disk',
    waitThread: true,
  })
})

test('a level is judged by the stored codec', () => {
  expect(read({ codec: 'zstd', level: 19 })).toMatchObject({ codec: 'zstd', level: 19 })
  expect(read({ codec: 'zstd', level: 23 })).toMatchObject({ codec: 'zstd', level: 1 })
})

test('a codec that this machine lacks is not taken over, nor is its level', () => {
  const lacking = fakeHost(4, ['zstd'])
  const text = JSON.stringify({ codec: 'zstd', level: 19 })
  expect(readSettings(text, lacking)).toMatchObject({ codec: 'zlib', level: 1 })
})

test('what is no settings at all gives the defaults', () => {
  for (const text of [null, '', '{', '[]', '7', '"x"', 'null']) {
    expect(readSettings(text, host)).toEqual(defaultsFor(host))
  }
})

test('the default is a thread per CPU, at most eight', () => {
  expect(defaultsFor(fakeHost(4)).threads).toBe(4)
  expect(defaultsFor(fakeHost(64)).threads).toBe(8)
})
