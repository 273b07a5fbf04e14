import { expect, test } from 'vitest'
import { commands } from '../../src/main/cli/main.ts'
import { runCli } from './run-cli.ts'

test('the overview names every command and exit code', async () => {
  const { code, out, err } = await runCli(['--help'])
  expect(code).toBe(0)
  expect(err).toBe('')
  for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`${name} +${summary}`))
  for (const exit of ['0', '1', '2', '3', '130'])
    expect(out).toMatch(new RegExp(`^ +${exit} {2}`, 'm'))
})

test.each(commands)('$name --help names every option, and fits a terminal', async command => {
  const { code, out } = await runCli([command.name, '--help'])
  expect(code).toBe(0)
  expect(out).toContain(command.usage)
  for (const option of command.options) expect(out).toContain(`--${option.name}`)
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  expect((await runCli(['help', command.name])).out).toBe(out)
})

test('--version', async () => {
  expect((await runCli(['--version'])).out).toBe('1.2.3\n')
})
