import { expect, test } from 'vitest'
import { exitMeanings } from '../../src/main/cli/exit-codes.ts'
import { commands } from '../../src/main/cli/main.ts'
import { runCli } from './run-cli.ts'

test('the overview names every command and exit code', async () => {
  const { code, out, err } = await runCli(['--help'])
  expect(code).toBe(0)
  expect(err).toBe('')
  for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`${name} +${summary}`))
  for (const exit of ['0', '1', '2', '3', '4', '130'])
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

const parts = commands.flatMap(command =>
  (command.parts ?? []).map(part => ({ command, part, words: `${command.name} ${part.name}` })),
)

test.each(parts)(
  '$words --help says as much, and the one above names it',
  async ({ command, part }) => {
    const { code, out } = await runCli([command.name, part.name, '--help'])
    expect(code).toBe(0)
    expect(out).toContain(part.usage)
    expect(out).toContain('Examples:')
    for (const option of part.options) expect(out).toContain(`--${option.name}`)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
    expect((await runCli(['help', command.name, part.name])).out).toBe(out)
    expect((await runCli([command.name, '--help'])).out).toContain(part.summary)
  },
)

test('help exit-codes has every code with its meaning', async () => {
  const { code, out } = await runCli(['help', 'exit-codes'])
  expect(code).toBe(0)
  for (const [exit, meaning] of Object.entries(exitMeanings)) {
    expect(out).toMatch(new RegExp(`^ +${exit} {2}${meaning}$`, 'm'))
  }
})
