/**
 * Which language the words are in, and which locale figures and dates are written for. Both are read wherever
 * words and figures are made, so that whatever Vue computes from them follows a change by itself.
 */
import { shallowRef } from 'vue'

export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** Where none of the reader's locales goes with the words. */
const ownLocale: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN' }

const chosen = shallowRef<{ readonly language: Language; readonly locale: string }>({
  language: 'en',
  locale: ownLocale.en,
})
let plain = false

/** The language that words are read in now. */
export const language = (): Language => (plain ? 'en' : chosen.value.language)

/** A BCP 47 tag that Intl takes. */
export const locale = (): string => (plain ? ownLocale.en : chosen.value.locale)

export function choose(next: Language, preferred: readonly string[]): void {
  const locale = localeFor(next, preferred)
  if (next !== chosen.value.language || locale !== chosen.value.locale) {
    chosen.value = { language: next, locale }
  }
}

/** What `make` gives in English with plain figures, whatever is chosen: for what other programs read. */
export function inEnglish<T>(make: () => T): T {
  const before = plain
  plain = true
  try {
    return make()
  } finally {
    plain = before
  }
}

/** The first of the reader's languages that there are words of, the most wanted first; English if there is none. */
export const languageFor = (preferred: readonly string[]): Language =>
  isChinese(preferred.find(tag => isChinese(tag) || /^en\b/i.test(tag)) ?? '') ? 'zh' : 'en'

/**
 * The locale of figures and dates beside words of a language. English words stand beside the figures of any
 * locale (`1.234,5` for a German reader), but Chinese dates only beside Chinese words.
 */
export function localeFor(next: Language, preferred: readonly string[]): string {
  const fitting = preferred.find(tag => isKnown(tag) && isChinese(tag) === (next === 'zh'))
  return fitting ?? ownLocale[next]
}

const isChinese = (tag: string) => /^zh\b/i.test(tag)

/** Browsers have given out `C` and `en-US@posix`, at which Intl throws. */
function isKnown(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}
