/**
 * Every word the window shows, in one place: one file per area and language. QEMU's own words (normal,
 * duplicate, busy, compression-rate, compress-wait-thread) stay as they are in every language. `strings` has the
 * shape of English and gives the words of the language that is chosen when they are read; a group of them may be
 * kept, a word that is kept stays in its language.
 */
import { english } from './en/index.ts'
import { language, type Language } from './language.ts'
import type { Words } from './words.ts'
import { chinese } from './zh/index.ts'

export type Strings = Words<typeof english>

export const texts: Readonly<Record<Language, Strings>> = { en: english, zh: chinese }

export const strings: Strings = following(english, () => texts[language()])

/** Sentences one after the other, the empty ones left out: Chinese ones have no space between them. */
export const sentences = (all: readonly string[]) =>
  all.filter(text => text !== '').join(language() === 'zh' ? '' : ' ')

/** Words side by side: `a, b`. */
export const listed = (all: readonly string[]) => all.join(language() === 'zh' ? '、' : ', ')

/** `model` says which keys there are and which of them are groups, `now` where their words are to be read. */
function following<T extends object>(model: T, now: () => T): T {
  const groups = new Map<PropertyKey, object>()
  return new Proxy(model, {
    get(target, key) {
      const group: unknown = Reflect.get(target, key)
      if (!isGroup(group)) return Reflect.get(now(), key) as unknown
      const known = groups.get(key) ?? following(group, () => Reflect.get(now(), key) as object)
      groups.set(key, known)
      return known
    },
  })
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
