/**
 * The sweep's plan as it is set in the run bar: always valid, kept in the browser's storage on every change. What
 * is stored and does not fit any more is the default plan again.
 */
import * as v from 'valibot'
import { ref, type Ref } from 'vue'
import type { HostFacts } from '../../shared/contract.ts'
import { sweepPlans, type SweepPlanName } from '../../shared/sweep-plans.ts'
import {
  defaultSweep,
  sweepPlanSchema,
  wrongLevel,
  type SweepAxes,
  type SweepPlan,
} from '../../shared/sweep.ts'

const KEY = 'migrascope.sweep'

export interface SweepPlanModel {
  readonly plan: Readonly<Ref<SweepPlan>>
  readonly restore: (host: Pick<HostFacts, 'codecs'>) => void
  readonly change: (part: Partial<SweepPlan>) => void
  readonly changeAxes: (part: Partial<SweepAxes>) => void
  /** The axes of a plan that has a name, without the codecs that do not run here. */
  readonly takeNamed: (name: SweepPlanName) => void
}

export function useSweepPlan(storage: Storage = window.localStorage): SweepPlanModel {
  const plan = ref<SweepPlan>(defaultSweep)
  let usable: readonly string[] | undefined

  function set(next: SweepPlan) {
    plan.value = next
    storage.setItem(KEY, JSON.stringify(next))
  }
  /** Without codecs that do not run here; undefined when none is left. */
  function runnable(axes: SweepAxes): SweepAxes | undefined {
    const codecs = axes.codecs.filter(({ codec }) => usable?.includes(codec) ?? true)
    return codecs.length > 0 ? { ...axes, codecs } : undefined
  }
  const changeAxes = (part: Partial<SweepAxes>) =>
    set({ ...plan.value, axes: { ...plan.value.axes, ...part } })

  return {
    plan,
    changeAxes,
    change: part => set({ ...plan.value, ...part }),
    takeNamed(name) {
      const axes = runnable(sweepPlans[name].axes)
      if (axes !== undefined) set({ ...plan.value, axes, filter: [], shard: null })
    },
    restore(host) {
      usable = host.codecs.filter(codec => codec.available).map(codec => codec.id)
      const stored = readPlan(storage.getItem(KEY))
      const axes = runnable(stored.axes)
      if (axes !== undefined) plan.value = { ...stored, axes }
    },
  }
}

/** Parts of a sweep (`shard`) are for several machines and set on the command line only. */
export function readPlan(text: string | null): SweepPlan {
  try {
    const checked = v.safeParse(sweepPlanSchema, JSON.parse(text ?? 'null'))
    const fits = checked.success && wrongLevel(checked.output) === undefined
    return fits ? { ...checked.output, shard: null } : defaultSweep
  } catch {
    return defaultSweep
  }
}
