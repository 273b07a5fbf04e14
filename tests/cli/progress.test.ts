import { expect, test } from 'vitest'
import { createProgress } from '../../src/main/cli/progress.ts'
import { fakeTerminal } from './fake-terminal.ts'

const step = (done: number, stage = 'compressing') => ({ stage, done, goal: 1000 })

test('a terminal gets one line, written over and taken away', () => {
  const terminal = fakeTerminal({ live: true, columns: 80 })
  const progress = createProgress(terminal)
  progress.show(step(0))
  terminal.advance(1000)
  progress.show(step(100))
  progress.clear()
  expect(terminal.err()).not.toContain('\n')
  expect(terminal.err()).toContain('10 %')
  expect(terminal.err()).toContain('9 s left')
  expect(terminal.err().endsWith('\r\u001b[K')).toBe(true)
})

test('a line never reaches the last column, where it would wrap', () => {
  const terminal = fakeTerminal({ live: true, columns: 20 })
  createProgress(terminal).show({ ...step(500), note: 'a very long note about it all' })
  const [, line] = /^\r(.*)\u001b\[K$/.exec(terminal.err()) ?? []
  expect(line?.length).toBe(19)
})

test('a log gets a line at each new stage and one every ten seconds', () => {
  const terminal = fakeTerminal()
  const progress = createProgress(terminal)
  for (let i = 0; i <= 250; i++) {
    progress.show(step(i * 4, i % 2 === 0 ? 'compressing' : 'verifying'))
    terminal.advance(100)
  }
  const lines = terminal.err().trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(terminal.err()).not.toMatch(/[\r\u001b]/)
})

test('what has no known end shows no share and no time left', () => {
  const terminal = fakeTerminal()
  createProgress(terminal).show({ stage: 'preparing', done: 0, goal: 0 })
  expect(terminal.err()).toBe('preparing\n')
})
