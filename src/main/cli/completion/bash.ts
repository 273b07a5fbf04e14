/** Completion for bash: a function over COMP_WORDS that needs no package beside bash 4. */
import type { Command } from '../command.ts'
import { followerOf, type Place, placesOf, quoted } from './places.ts'

export function bashCompletion(commands: readonly Command[]): string {
  const places = placesOf(commands)
  const groups = commands.filter(({ parts }) => parts !== undefined)
  const names = [...commands.map(({ name }) => name), 'help', '--help', '--version']
  return `# Completion of migrascope for bash. Made by: migrascope completion bash
_migrascope() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} place
  COMPREPLY=()
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W ${quoted(names.join(' '))} -- "$cur"))
    return
  fi
  place=\${COMP_WORDS[1]}
  if ((COMP_CWORD > 2)); then
    case "$place \${COMP_WORDS[2]}" in
${groups.map(groupCase).join('\n')}
    esac
  fi
  case "$place $prev" in
${places.flatMap(followerCases).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case $place in
${places.map(optionCase).join('\n')}
    esac
  else
    case $place in
${places.flatMap(wordCase).join('\n')}
    help) COMPREPLY=($(compgen -W ${quoted([...commands.map(({ name }) => name), 'exit-codes'].join(' '))} -- "$cur")) ;;
    esac
  fi
}
# What is left empty is completed with the names of files.
complete -o default -F _migrascope migrascope
`
}

const groupCase = ({ name, parts = [] }: Command) =>
  `    ${parts.map(part => quoted(`${name} ${part.name}`)).join('|')}) place+=" \${COMP_WORDS[2]}" ;;`

const complete = (words: readonly string[]) =>
  `COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$cur"))`

function followerCases({ name, options }: Place): string[] {
  return options.flatMap(option => {
    const follower = followerOf(option)
    if (follower === undefined) return []
    const at = `  ${quoted(`${name} --${option.name}`)})`
    if (follower === 'file') return [`${at} return ;;`]
    // Not files either.
    if (follower === 'free') return [`${at} compopt +o default 2>/dev/null; return ;;`]
    return [`${at} ${complete(follower)}; return ;;`]
  })
}

const optionCase = ({ name, options }: Place) =>
  `    ${quoted(name)}) ${complete(options.map(option => `--${option.name}`))} ;;`

const wordCase = ({ name, words }: Place) =>
  words.length === 0 ? [] : [`    ${quoted(name)}) ${complete(words.map(word => word.name))} ;;`]
