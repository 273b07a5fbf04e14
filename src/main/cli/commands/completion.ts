/** `migrascope completion SHELL`: the script that completes command lines, made from the help's own tables. */
import type { Command } from '../command.ts'
import { bashCompletion } from '../completion/bash.ts'
import { zshCompletion } from '../completion/zsh.ts'
import { exitCodes } from '../exit-codes.ts'
import { UsageError } from '../usage-error.ts'

const shells = ['bash', 'zsh'] as const
const scripts = { bash: bashCompletion, zsh: zshCompletion }

/** @param commands all there are, this one among them */
export const completionOf = (commands: () => readonly Command[]): Command => ({
  name: 'completion',
  summary: 'print a script that completes command lines in a shell',
  usage: `migrascope completion ${shells.join('|')}`,
  options: [],
  words: shells,
  notes: `Commands, options, and the values that are one of a few are completed; else names of files. In a
checkout, where the command is npx migrascope, give it a name that the shell can complete, with the
checkout's folder in it: alias migrascope=…/scripts/migrascope.mjs

Examples:
  source <(migrascope completion bash)              (in ~/.bashrc)
  source <(migrascope completion zsh)               (in ~/.zshrc, after compinit)
  migrascope completion zsh > ~/.zfunc/_migrascope  (in a folder of fpath)`,

  run({ words }, { terminal }) {
    const [word, ...rest] = words
    if (word === undefined || rest.length > 0) {
      throw new UsageError(`which shell? migrascope completion ${shells.join('|')}`)
    }
    const shell = shells.find(name => name === word)
    if (shell === undefined) {
      throw new UsageError(`there is no completion for '${word}', only for ${shells.join(' and ')}`)
    }
    terminal.stdout.write(scripts[shell](commands()))
    return Promise.resolve(exitCodes.done)
  },
})
