/** The scripts that `migrascope completion` prints, run by the shells themselves. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bashCompletion } from '../../src/main/cli/completion/bash.ts'
import { zshCompletion } from '../../src/main/cli/completion/zsh.ts'
import { commands } from '../../src/main/cli/main.ts'
import { codecIds } from '../../src/shared/codecs.ts'
import { designs } from '../../src/shared/settings.ts'
import { sweepPlanNames } from '../../src/shared/sweep-plans.ts'
import { runCli } from './run-cli.ts'
import { temporaryFolder } from './start-cli.ts'

const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0
const names = commands.map(({ name }) => name)
const optionsOf = (name: string, part?: string) => {
  const command = commands.find(c => c.name === name)
  const found = part === undefined ? command : command?.parts?.find(p => p.name === part)
  return [...(found?.options ?? []).map(option => `--${option.name}`), '--help']
}

/** Words before the cursor, the last one being typed, and what the shell offers; `files`: it falls back to them. */
const cases: [words: string[], offered: readonly string[], files?: 'files'][] = [
  [['sw'], ['sweep']],
  [['sweep', '--'], optionsOf('sweep')],
  [['sweep', '--pl'], ['--plan']],
  [['sweep', 'guest.elf', '--plan', ''], sweepPlanNames],
  [['sweep', '--sample', '--codec', 'z'], codecIds.filter(id => id.startsWith('z'))],
  [['sweep', '--threads', ''], []],
  [['run', '--design', ''], designs],
  [['run', '--report', ''], [], 'files'],
  [['run', 'gue'], [], 'files'],
  [['report', 'c'], ['compare'], 'files'],
  [['report', 'compare', '--'], optionsOf('report', 'compare')],
  [['report', 'compare', 'a.json', 'b'], [], 'files'],
  [['report', '--'], optionsOf('report')],
  [['completion', ''], ['bash', 'zsh'], 'files'],
  [['help', 'ex'], ['exit-codes']],
]

test.skipIf(!has('bash')).each(cases)('bash: %j', (words, offered) => {
  using folder = temporaryFolder()
  const file = path.join(folder.path, 'completion.bash')
  writeFileSync(file, bashCompletion(commands))
  const script =
    'source "$1"; shift; COMP_WORDS=(migrascope "$@"); COMP_CWORD=$#; _migrascope; printf "%s\\n" "${COMPREPLY[@]}"'
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-euc', script, '-', file, ...words], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout.split('\n').filter(line => line !== '')).toEqual(offered)
})

test.skipIf(!has('bash'))('bash: every command, and an option that has = behind it', () => {
  const script = (words: string, at: number) =>
    `${bashCompletion(commands)}COMP_WORDS=(migrascope ${words}); COMP_CWORD=${at}; _migrascope; echo "\${COMPREPLY[@]}"`
  const offered = (words: string, at: number) =>
    spawnSync('bash', ['--norc', '-euc', script(words, at)], { encoding: 'utf8' }).stdout.trim()
  expect(offered("''", 1).split(' ')).toEqual([...names, 'help', '--help', '--version'])
  expect(offered('run --codec =', 3).split(' ')).toEqual([...codecIds])
  expect(offered('run --codec = zs', 4)).toBe('zstd')
})

/** Stand-ins for what zsh's own functions would draw. */
const zshDoubles = `
compdef() { : }
_describe() {
  [[ $1 == -o ]] && shift
  local word
  for word in \${(P)2}; do word=\${word%%:*}; [[ $word == $PREFIX* ]] && print -r -- $word; done
}
_files() { print FILES }
_message() { : }
compadd() {
  shift
  local word
  for word in $@; do [[ $word == $PREFIX* ]] && print -r -- $word; done
}
`

test.skipIf(!has('zsh')).each(cases)('zsh: %j', (words, offered, files) => {
  using folder = temporaryFolder()
  const file = path.join(folder.path, '_migrascope')
  writeFileSync(file, zshCompletion(commands))
  const script = `${zshDoubles}source "$1"; shift; words=(migrascope "$@"); CURRENT=$#words; PREFIX=$words[-1]; _migrascope`
  const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', script, '-', file, ...words], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const lines = stdout.split('\n').filter(line => line !== '')
  expect(lines.filter(line => line !== 'FILES')).toEqual(offered)
  if (files) expect(lines).toContain('FILES')
})

test('only for shells that it knows', async () => {
  expect((await runCli(['completion'])).err).toContain('which shell?')
  expect((await runCli(['completion', 'fish'])).err).toContain('only for bash and zsh')
  expect((await runCli(['completion', 'bash'])).out).toBe(bashCompletion(commands))
})
