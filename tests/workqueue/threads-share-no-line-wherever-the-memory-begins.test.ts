import { expect, test } from 'vitest'
import {
  blockWord,
  CONTROL,
  CURRENT,
  DONE,
  FIGURES,
  figuresWord,
  FILL,
  requestWord,
  STATE,
  WAKE,
  WANTED,
} from '../../src/workers/layout.ts'

// The series' version 3 asked for 64-byte alignment from an allocator that promises 16. So may ours, and nobody
// can ask a SharedArrayBuffer for its address: words of two writers lie far enough apart for each of the four.
test.each([0, 16, 32, 48])('%i bytes behind the start of a cache line', base => {
  const owners = new Map<number, string>()
  const claim = (word: number, owner: string) => {
    const line = Math.floor((base + 4 * word) / 64)
    expect(owners.get(line) ?? owner).toBe(owner)
    owners.set(line, owner)
  }
  for (const thread of [0, 1, 2, 63, 64, 65, 254, 255]) {
    const block = blockWord(thread)
    for (const map of [0, 1]) {
      claim(block + FILL + map, `submitter, to ${thread}`)
      claim(block + DONE + map, `thread ${thread}`)
    }
    for (const word of [WAKE, CONTROL]) claim(block + word, `sleep of ${thread}`)
    claim(block + WANTED, `wish to ${thread}`)
    for (const word of [STATE, CURRENT]) claim(block + word, `thread ${thread}`)
    for (let i = 0; i < 2 * FIGURES; i++) claim(2 * figuresWord(thread) + i, `thread ${thread}`)
    for (let i = 0; i < 64; i++) claim(requestWord(thread, i), `requests of ${thread}`)
  }
})
