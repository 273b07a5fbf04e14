/** Completion for zsh, with what each word does; works out of a folder of fpath and when it is sourced. */
import type { Command } from '../command.ts'
import { followerOf, type Place, placesOf, quoted } from './places.ts'

export function zshCompletion(commands: readonly Command[]): string {
  const places = placesOf(commands)
  const groups = commands.filter(({ parts }) => parts !== undefined)
  const names = [...commands, { name: 'help', summary: 'show all about a command' }]
  const topics = [...commands, { name: 'exit-codes', summary: 'what the program ends with' }]
  return `#compdef migrascope
# Completion of migrascope for zsh. Made by: migrascope completion zsh
_migrascope() {
  local place prev
  local -a found
  if ((CURRENT == 2)); then
    found=(${described(names)})
    _describe command found
    return
  fi
  place=$words[2]
  prev=$words[CURRENT-1]
  if ((CURRENT > 3)); then
    case "$place $words[3]" in
${groups.map(groupCase).join('\n')}
    esac
  fi
  case "$place $prev" in
${places.flatMap(followerCases).join('\n')}
  esac
  if [[ $PREFIX == -* ]]; then
    case $place in
${places.map(optionCase).join('\n')}
    esac
    _describe -o option found
    return
  fi
  case $place in
${places.flatMap(wordCase).join('\n')}
    help) found=(${described(topics)}) ;;
  esac
  ((\${#found})) && _describe word found
  _files
}
if [[ $funcstack[1] == _migrascope ]]; then
  _migrascope "$@"
else
  compdef _migrascope migrascope
fi
`
}

const groupCase = ({ name, parts = [] }: Command) =>
  `    ${parts.map(part => quoted(`${name} ${part.name}`)).join('|')}) place+=" $words[3]" ;;`

function followerCases({ name, options }: Place): string[] {
  return options.flatMap(option => {
    const follower = followerOf(option)
    if (follower === undefined) return []
    const at = `    ${quoted(`${name} --${option.name}`)})`
    if (follower === 'file') return [`${at} _files; return ;;`]
    if (follower === 'free') return [`${at} _message ${quoted(option.value ?? '')}; return ;;`]
    return [`${at} compadd -- ${follower.join(' ')}; return ;;`]
  })
}

const optionCase = ({ name, options }: Place) =>
  `    ${quoted(name)}) found=(${described(options.map(o => ({ name: `--${o.name}`, summary: o.help })))}) ;;`

const wordCase = ({ name, words }: Place) =>
  words.length === 0 ? [] : [`    ${quoted(name)}) found=(${described(words)}) ;;`]

/** `'name:what it does'`: up to the first pause, for one line of a terminal. */
const described = (words: readonly { readonly name: string; readonly summary: string }[]) =>
  words
    .map(({ name, summary }) => {
      const short = summary.split(/[;:.] /, 1)[0] ?? ''
      return quoted(`${name.replaceAll(':', String.raw`\:`)}${short === '' ? '' : `:${short}`}`)
    })
    .join(' ')
