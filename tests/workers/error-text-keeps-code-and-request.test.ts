import { expect, test } from 'vitest'
import { readError, writeError } from '../../src/workers/error-text.ts'
import { errorRange, QUEUE_BYTES } from '../../src/workers/layout.ts'

const memory = new SharedArrayBuffer(QUEUE_BYTES)
const error = { code: 'verify-mismatch', request: 63, message: 'Page 7 differs.' } as const

test.each(['', 'one line', 'two\nlines\n', 'ümläut € 😀'])('%j comes back as it was', message => {
  writeError(memory, 255, { ...error, message })
  expect(readError(memory, 255)).toEqual({ ...error, message })
})

test('a message too long is cut at a whole character, wherever the room ends', () => {
  for (const character of ['x', 'ü', '€', '😀']) {
    for (const prefix of ['', 'a', 'ab', 'abc']) {
      const message = prefix + character.repeat(1024)
      writeError(memory, 0, { ...error, message })
      const read = readError(memory, 0)
      expect(read).toMatchObject({ code: error.code, request: error.request })
      expect(message.startsWith(read.message)).toBe(true)
      expect(read.message.isWellFormed()).toBe(true)
      expect(read.message.length).toBeGreaterThan(300)
    }
  }
})

test('a short message leaves nothing of a long one before it, nor beyond its room', () => {
  writeError(memory, 1, error)
  writeError(memory, 0, { ...error, message: 'x'.repeat(5000) })
  writeError(memory, 0, error)
  expect(readError(memory, 0)).toEqual(error)
  expect(readError(memory, 1)).toEqual(error)
  expect(errorRange(0).end).toBeLessThan(errorRange(1).start)
})
