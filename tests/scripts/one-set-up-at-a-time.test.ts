import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { load } from './load.ts'

const { alone } = await load<{
  alone: <T>(body: () => Promise<T>, file: string) => Promise<T>
}>('lock')

async function inFolder(body: (lock: string) => Promise<void>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'migrascope-'))
  try {
    await body(path.join(folder, 'lock'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the second one waits for the first', () =>
  inFolder(async lock => {
    const order: string[] = []
    const first = Promise.withResolvers<undefined>()
    const one = alone(async () => {
      order.push('first in')
      await first.promise
      order.push('first out')
    }, lock)
    const two = alone(() => {
      order.push('second in')
      return Promise.resolve()
    }, lock)
    first.resolve(undefined)
    await Promise.all([one, two])
    expect(order).toEqual(['first in', 'first out', 'second in'])
  }))

test('the lock of a process that is gone is taken over', () =>
  inFolder(async lock => {
    // Above every platform's highest process id.
    writeFileSync(lock, String(2 ** 30))
    expect(await alone(() => Promise.resolve('done'), lock)).toBe('done')
  }))

test('a failure gives it back', () =>
  inFolder(async lock => {
    await expect(alone(() => Promise.reject(new Error('no')), lock)).rejects.toThrow('no')
    expect(await alone(() => Promise.resolve('done'), lock)).toBe('done')
  }))
