/** Small choices that outlive the page: one of a few words under a name in the browser's storage. */
import { ref, watch, type Ref } from 'vue'

/** What is stored and is none of the words counts as not stored. */
export function useStored<T extends string>(
  name: string,
  words: readonly T[],
  otherwise: T,
  storage: Storage = window.localStorage,
): Ref<T> {
  const key = `migrascope.${name}`
  const kept = storage.getItem(key)
  const value = ref(words.find(word => word === kept) ?? otherwise) as Ref<T>
  watch(value, next => storage.setItem(key, next))
  return value
}
