/**
 * Options of a command: one table that the parser and the help both read. Parsing is `node:util`'s, with
 * its errors turned into sentences that say what was expected.
 */
import { parseArgs } from 'node:util'
import { nearest } from './nearest.ts'
import { UsageError } from './usage-error.ts'

export interface Option {
  readonly name: string
  readonly short?: string
  /** How the help calls the value; an option without one is a switch. */
  readonly value?: string
  /** What the value may be, or begin with, where that is a short list: shells complete it. */
  readonly choices?: readonly string[]
  /** A switch that also stands among the words, `--sample` for a file: its place there may matter. */
  readonly word?: true
  readonly help: string
}

export interface Parsed {
  readonly words: readonly string[]
  /** The value of an option that has one. The last one given counts. */
  readonly value: (name: string) => string | undefined
  /** All values of an option that may be given several times. */
  readonly values: (name: string) => readonly string[]
  readonly has: (name: string) => boolean
}

export const helpOption: Option = { name: 'help', short: 'h', help: 'show this help' }

/** @throws UsageError for an option that is not known or lacks its value. */
export function parseOptions(options: readonly Option[], argv: readonly string[]): Parsed {
  const all = [...options, helpOption]
  const { tokens } = parseArgs({
    args: joinNegative(all, argv),
    options: Object.fromEntries(all.map(o => [o.name, settingsOf(o)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const words: string[] = []
  const values = new Map<string, string | true>()
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const option = all.find(o => o.name === token.name)
    if (option === undefined) throw unknown(token.rawName, all)
    if (option.value !== undefined && token.value === undefined) {
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${option.value}`)
    }
    if (option.value === undefined && token.value !== undefined) {
      throw new UsageError(`--${option.name} takes no value`)
    }
    values.set(option.name, token.value ?? true)
    if (option.word) words.push(`--${option.name}`)
    if (token.value !== undefined) {
      given.set(option.name, [...(given.get(option.name) ?? []), token.value])
    }
  }
  return {
    words,
    value: name => {
      const value = values.get(name)
      return typeof value === 'string' ? value : undefined
    },
    values: name => given.get(name) ?? [],
    has: name => values.has(name),
  }
}

const settingsOf = (option: Option) => ({
  type: option.value === undefined ? ('boolean' as const) : ('string' as const),
  ...(option.short === undefined ? {} : { short: option.short }),
})

/** `--level -3` → `--level=-3`: zstd has negative levels, and parseArgs would take `-3` for an option. */
function joinNegative(options: readonly Option[], argv: readonly string[]): string[] {
  const takesValue = new Set(options.filter(o => o.value !== undefined).map(o => `--${o.name}`))
  const joined: string[] = []
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (word === '--') return [...joined, ...argv.slice(i)]
    const next = argv[i + 1]
    if (takesValue.has(word) && next !== undefined && /^-\d+$/.test(next)) {
      joined.push(`${word}=${next}`)
      i++
    } else {
      joined.push(word)
    }
  }
  return joined
}

function unknown(raw: string, options: readonly Option[]): UsageError {
  const name = raw.replace(/^-+/, '')
  const close = nearest(
    name,
    options.map(o => o.name),
  )
  const hint = close === undefined ? undefined : `did you mean --${close}?`
  return new UsageError(`there is no option ${raw}`, hint)
}
