import { expect, test } from 'vitest'
import { editDistance, nearest } from '../../src/main/cli/nearest.ts'
import { runCli } from './run-cli.ts'

const known = ['threads', 'level', 'codec', 'verify']

test.each([
  ['thread', 'threads'],
  ['treads', 'threads'],
  ['levle', 'level'],
  ['codecs', 'codec'],
])('%s → %s', (word, meant) => {
  expect(nearest(word, known)).toBe(meant)
})

test('a word that is like none of them gets none', () => {
  expect(nearest('banana', known)).toBeUndefined()
  expect(nearest('x', known)).toBeUndefined()
})

test('a swap of two letters is one slip', () => {
  expect(editDistance('rnu', 'run')).toBe(1)
  expect(editDistance('', 'run')).toBe(3)
})

test('a mistyped command', async () => {
  const { code, err } = await runCli(['rnu'])
  expect(code).toBe(2)
  expect(err).toContain('did you mean run?')
})

test('a mistyped option', async () => {
  const { code, err } = await runCli(['run', '--sample', '--thread', '3'])
  expect(code).toBe(2)
  expect(err).toContain('did you mean --threads?')
})
