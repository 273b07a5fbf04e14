/**
 * Which of the open reports are compared, the base first, and what the host makes of them. It is asked anew
 * whenever the choice changes; an answer to an older question is dropped.
 */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Bridge } from '../../shared/bridge.ts'
import type { Comparison } from '../../shared/comparison.ts'
import type { OpenedReport } from '../../shared/contract.ts'
import type { Failure } from '../../shared/failure.ts'

export interface CompareModel {
  /** Reports that are compared, the base first. */
  readonly chosen: ComputedRef<readonly OpenedReport[]>
  readonly base: Ref<string | undefined>
  readonly isChosen: (report: string) => boolean
  readonly toggle: (report: string) => void
  /** Smallest share that matters, 0–1; null is the host's default. */
  readonly threshold: Ref<number | null>
  readonly comparison: Readonly<ShallowRef<Comparison | undefined>>
  readonly failure: Readonly<ShallowRef<Failure | undefined>>
}

/** The contract's own limit. */
const MOST = 20

export function useCompare(
  bridge: Bridge,
  reports: Readonly<ShallowRef<readonly OpenedReport[]>>,
): CompareModel {
  const left = ref<ReadonlySet<string>>(new Set())
  const base = ref<string>()
  const threshold = ref<number | null>(null)
  const comparison = shallowRef<Comparison>()
  const failure = shallowRef<Failure>()
  let asked = 0

  const isChosen = (report: string) => !left.value.has(report)
  const chosen = computed(() => {
    const among = reports.value.filter(one => isChosen(one.report))
    const first = among.find(one => one.report === base.value) ?? among[0]
    if (first === undefined) return []
    return [first, ...among.filter(one => one !== first)].slice(0, MOST)
  })

  watch([chosen, threshold], async ([now, least]) => {
    const question = ++asked
    failure.value = undefined
    if (now.length < 2) return void (comparison.value = undefined)
    const answer = await bridge.compareReports({
      reports: now.map(one => one.report),
      threshold: least,
    })
    if (question !== asked) return
    comparison.value = answer.ok ? answer.value : undefined
    failure.value = answer.ok ? undefined : answer.failure
  })

  return {
    chosen,
    base,
    isChosen,
    threshold,
    comparison,
    failure,
    toggle(report) {
      const next = new Set(left.value)
      if (!next.delete(report)) next.add(report)
      left.value = next
    },
  }
}
