import { expect, test } from 'vitest'
import {
  blockWord,
  CONTROL,
  CURRENT,
  DONE,
  errorRange,
  EVENT,
  FAILED_THREAD,
  FIGURES,
  figuresWord,
  FILL,
  MAX_REQUESTS,
  QUEUE_BYTES,
  QUICK,
  REQUEST_WORDS,
  requestWord,
  STATE,
  STOP,
  WAKE,
  WANTED,
} from '../../src/workers/layout.ts'

const LINE_WORDS = 32
const threads = [0, 1, 2, 127, 254, 255]

/** Int32 words and who writes them. */
function writers(): { writer: string; word: number }[] {
  const header = [
    { writer: 'stop', word: STOP },
    { writer: 'stop', word: FAILED_THREAD },
    { writer: 'event', word: EVENT },
  ]
  const blocks = threads.flatMap(thread => {
    const at = (word: number, writer: string) => ({
      writer: `${writer} ${thread}`,
      word: blockWord(thread) + word,
    })
    const figures = figuresWord(thread) * 2 - blockWord(thread)
    return [
      at(FILL, 'submitter'),
      at(FILL + 1, 'submitter'),
      at(DONE, 'thread'),
      at(DONE + 1, 'thread'),
      at(QUICK, 'thread'),
      at(WAKE, 'wake'),
      at(CONTROL, 'wake'),
      at(WANTED, 'wanted'),
      at(STATE, 'thread'),
      at(CURRENT, 'thread'),
      ...Array.from({ length: 2 * FIGURES }, (_, i) => at(figures + i, 'thread')),
      // Handed to and fro as a whole; never in one line with words that have one writer.
      ...Array.from({ length: MAX_REQUESTS * REQUEST_WORDS }, (_, i) =>
        at(requestWord(thread, 0) - blockWord(thread) + i, 'request'),
      ),
      ...Array.from({ length: 256 }, (_, i) =>
        at(errorRange(thread).start / 4 - blockWord(thread) + i, 'error'),
      ),
    ]
  })
  return [...header, ...blocks]
}

test('no two writers write words of one 128-byte line, and no word has two uses', () => {
  const lines = new Map<number, string>()
  const used = new Set<number>()
  for (const { writer, word } of writers()) {
    expect(used.has(word), `word ${word} of ${writer}`).toBe(false)
    used.add(word)
    const line = Math.floor(word / LINE_WORDS)
    expect(lines.get(line) ?? writer).toBe(writer)
    lines.set(line, writer)
  }
})

test('blocks follow each other, on line boundaries, to the end of the memory', () => {
  for (let thread = 0; thread < 256; thread++) {
    expect(blockWord(thread) % LINE_WORDS).toBe(0)
    expect(errorRange(thread).end).toBe(
      thread === 255 ? QUEUE_BYTES : blockWord(thread + 1) * Int32Array.BYTES_PER_ELEMENT,
    )
  }
})

test('figures are whole Float64 words within the block', () => {
  for (const thread of threads) {
    expect(Number.isInteger(figuresWord(thread))).toBe(true)
    expect(figuresWord(thread) * 2).toBeGreaterThan(blockWord(thread) + CURRENT)
    expect((figuresWord(thread) + FIGURES) * 2).toBeLessThanOrEqual(requestWord(thread, 0))
  }
})

test('requests of one thread do not overlap, and end before its error', () => {
  for (const thread of threads) {
    for (let request = 1; request < MAX_REQUESTS; request++) {
      expect(requestWord(thread, request) - requestWord(thread, request - 1)).toBe(REQUEST_WORDS)
    }
    const end = requestWord(thread, MAX_REQUESTS - 1) + REQUEST_WORDS
    expect(end * 4).toBeLessThanOrEqual(errorRange(thread).start)
  }
})
