/**
 * The link that results are held against, as it is set in the window: always valid, kept in the browser's storage on
 * every change, 10 Gbit/s at first. Null when none is wanted.
 */
import * as v from 'valibot'
import { ref, type Ref } from 'vue'
import { linkQuestionSchema, type LinkQuestion } from '../../shared/plan/link.ts'

const KEY = 'migrascope.link'

const schema = v.nullable(linkQuestionSchema)

const first: LinkQuestion = v.parse(linkQuestionSchema, { link: { bitsPerSecond: 10e9 } })

export interface LinkModel {
  readonly question: Readonly<Ref<LinkQuestion | null>>
  readonly set: (question: LinkQuestion | null) => void
  /** Takes a link up, with what else was asked for; null: no link. */
  readonly setSpeed: (bitsPerSecond: number | null) => void
}

export function useLink(storage: Storage = window.localStorage): LinkModel {
  const question = ref<LinkQuestion | null>(readLink(storage.getItem(KEY)))
  const set = (next: LinkQuestion | null) => {
    question.value = next
    storage.setItem(KEY, JSON.stringify(next))
  }
  return {
    question,
    set,
    setSpeed(bitsPerSecond) {
      const before = question.value ?? first
      set(bitsPerSecond === null ? null : { ...before, link: { ...before.link, bitsPerSecond } })
    },
  }
}

/** What is stored and does not fit is the link of the first start. */
export function readLink(text: string | null): LinkQuestion | null {
  if (text === null) return first
  try {
    const checked = v.safeParse(schema, JSON.parse(text))
    return checked.success ? checked.output : first
  } catch {
    return first
  }
}
