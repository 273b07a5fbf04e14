/**
 * English, Chinese, or as the system has it. What is chosen is remembered; while nothing is, the words follow the
 * first of the browser's languages. The root's `lang` says what it comes to, for fonts and for screen readers.
 */
import { onScopeDispose, shallowRef, watchEffect, type Ref } from 'vue'
import { choose, language, languageFor, languages, type Language } from '../strings/language.ts'
import { useStored } from './stored.ts'

export const languageChoices = ['system', ...languages] as const
export type LanguageChoice = (typeof languageChoices)[number]

export interface LanguageModel {
  /** What was chosen. */
  readonly choice: Ref<LanguageChoice>
  /** What that comes to now. */
  readonly shown: () => Language
}

const tags: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' }

export function useLanguage(): LanguageModel {
  const choice = useStored('language', languageChoices, 'system')
  const preferred = shallowRef(window.navigator.languages)
  const changed = () => void (preferred.value = window.navigator.languages)
  window.addEventListener('languagechange', changed)
  onScopeDispose(() => window.removeEventListener('languagechange', changed))
  // At once, so that no word is read in the other one first.
  watchEffect(
    () => {
      const chosen = choice.value
      choose(chosen === 'system' ? languageFor(preferred.value) : chosen, preferred.value)
      document.documentElement.lang = tags[language()]
    },
    { flush: 'sync' },
  )
  return { choice, shown: language }
}
