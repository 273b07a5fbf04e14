import { expect, test, vi } from 'vitest'
import { createInterrupts } from '../../src/main/cli/interrupts.ts'

function setUp() {
  let time = 0
  const end = vi.fn()
  const heard = vi.fn()
  const interrupts = createInterrupts(() => time, end)
  return { interrupts, end, heard, advance: (ms: number) => (time += ms) }
}

test('the terminal, npm and the launcher each pass on the same one', () => {
  const { interrupts, end, heard, advance } = setUp()
  interrupts.onInterrupt(heard)
  interrupts.signal()
  advance(3)
  interrupts.signal()
  advance(200)
  interrupts.signal()
  expect(heard).toHaveBeenCalledOnce()
  expect(end).not.toHaveBeenCalled()
})

test('the second one ends at once', () => {
  const { interrupts, end, heard, advance } = setUp()
  interrupts.onInterrupt(heard)
  interrupts.signal()
  advance(1000)
  interrupts.signal()
  expect(end).toHaveBeenCalledOnce()
})

test('with nobody listening the first one ends at once', () => {
  const { interrupts, end, heard } = setUp()
  interrupts.onInterrupt(heard)()
  interrupts.signal()
  expect(end).toHaveBeenCalledOnce()
  expect(heard).not.toHaveBeenCalled()
})
