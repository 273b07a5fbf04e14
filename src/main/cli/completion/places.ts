/** What can stand where on a command line: the help's own tables, seen as a shell sees them when it completes. */
import type { Command } from '../command.ts'
import { helpOption, type Option } from '../options.ts'

export interface Place {
  /** The words before it: `report show`. */
  readonly name: string
  readonly summary: string
  readonly options: readonly Option[]
  /** Words that may follow, besides files. */
  readonly words: readonly { readonly name: string; readonly summary: string }[]
}

export function placesOf(commands: readonly Command[]): Place[] {
  return commands.flatMap(command => [
    placeOf(command.name, command),
    ...(command.parts ?? []).map(part => placeOf(`${command.name} ${part.name}`, part)),
  ])
}

function placeOf(name: string, { summary, options, parts, words }: Command): Place {
  const own = (words ?? []).map(word => ({ name: word, summary: '' }))
  return { name, summary, options: [...options, helpOption], words: [...(parts ?? []), ...own] }
}

/** What follows an option: one of a few words, a file, or what only the user knows; undefined after a switch. */
export function followerOf({
  value,
  choices,
}: Option): readonly string[] | 'file' | 'free' | undefined {
  if (value === undefined) return undefined
  return choices ?? (value === 'FILE' || value === 'OUT' ? 'file' : 'free')
}

/** As shells quote text that they are not to look into. */
export const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
