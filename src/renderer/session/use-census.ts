/**
 * Zero pages of the open dump, counted by the host in the background. Only what is about the dump asked
 * for last counts; a late event of another one is ignored.
 */
import { shallowRef, type ShallowRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { Census, DumpFacts } from '../../shared/dump-facts.ts'
import type { Failure } from '../../shared/failure.ts'

export type CensusState =
  | { readonly state: 'none' }
  | { readonly state: 'counting'; readonly share: number }
  | { readonly state: 'done'; readonly census: Census }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly failure: Failure }

export interface CensusModel {
  readonly census: Readonly<ShallowRef<CensusState>>
  readonly start: (dump: string) => Promise<void>
  /** Stops counting; what is known already stays. */
  readonly stop: () => Promise<void>
  readonly clear: () => void
}

/** @param learnt told of the facts that a count has completed */
export function useCensus(
  bridge: Bridge,
  learnt: (dump: string, facts: DumpFacts) => void,
): CensusModel {
  const census = shallowRef<CensusState>({ state: 'none' })
  let subject: string | undefined

  bridge.on('census', event => {
    if (event.dump !== subject) return
    if (event.state === 'counting') {
      const share = event.goalBytes > 0 ? event.doneBytes / event.goalBytes : 0
      census.value = { state: 'counting', share }
    } else {
      if (event.state === 'done') learnt(event.dump, event.facts)
      census.value = event
    }
  })

  async function stop() {
    if (census.value.state !== 'counting') return
    await bridge.cancelCensus({})
    census.value = { state: 'cancelled' }
  }

  return {
    census,
    stop,
    async start(dump) {
      await stop()
      subject = dump
      census.value = { state: 'counting', share: 0 }
      const answer = await bridge.startCensus({ dump })
      if (!answer.ok && subject === dump) {
        census.value = { state: 'failed', failure: answer.failure }
      }
    },
    clear() {
      subject = undefined
      census.value = { state: 'none' }
    },
  }
}
