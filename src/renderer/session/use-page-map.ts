/**
 * The page map of the dump in front: asked for when there is another dump and whenever something has happened that
 * may have changed it. Only the answer about the dump asked for last counts.
 */
import { shallowRef, watch, type ShallowRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { Failure } from '../../shared/failure.ts'
import type { PageMap } from '../../shared/page-map.ts'

export interface PageMapModel {
  /** Null while there is no dump, or its pages were not counted. */
  readonly map: Readonly<ShallowRef<PageMap | null>>
  readonly failure: Readonly<ShallowRef<Failure | undefined>>
}

/**
 * @param dump the id of the dump in front
 * @param changed anything whose change makes the map old: the state of the census, the last report
 */
export function usePageMap(
  bridge: Bridge,
  dump: () => string | undefined,
  changed: () => unknown,
): PageMapModel {
  const map = shallowRef<PageMap | null>(null)
  const failure = shallowRef<Failure>()
  let asked = 0

  async function ask(id: string | undefined) {
    const request = ++asked
    if (id === undefined) return
    const answer = await bridge.pageMap({ dump: id })
    if (request !== asked) return
    map.value = answer.ok ? answer.value : map.value
    failure.value = answer.ok ? undefined : answer.failure
  }

  watch(
    [dump, changed] as const,
    ([id], [before]) => {
      if (id !== before) {
        map.value = null
        failure.value = undefined
      }
      void ask(id)
    },
    { immediate: true },
  )
  return { map, failure }
}
