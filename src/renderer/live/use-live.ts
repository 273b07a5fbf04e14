/**
 * The live model as reactive state. The model's arrays are plain memory and stay outside of Vue's reactivity;
 * `revision` rises when views are to redraw. Every sample goes into the model; how often views hear of it is the
 * pace's to say.
 */
import { onScopeDispose, shallowRef, ref, triggerRef, type Ref, type ShallowRef } from 'vue'
import type { LiveFigures } from '../../shared/live.ts'
import { pageScreen } from '../ui/page-screen.ts'
import { noHeadline, type Headline } from './headline.ts'
import { LiveModel } from './live-model.ts'
import { createPace, type Screen } from './pace.ts'

export interface Live {
  readonly model: Readonly<ShallowRef<LiveModel>>
  readonly revision: Readonly<Ref<number>>
  readonly figures: Readonly<ShallowRef<LiveFigures | undefined>>
  readonly headline: Readonly<ShallowRef<Headline>>
  readonly timeLeftMs: Readonly<Ref<number | undefined>>
  readonly accept: (words: Float64Array) => void
  /** A new run: everything drawn so far goes. */
  readonly reset: (threads: number) => void
  /** The next figures are of another run; until they come, what is drawn stays. */
  readonly expectAnother: () => void
  /** Views hear now of what they have not yet heard. */
  readonly settle: () => void
}

export function useLive(screen: Screen = pageScreen): Live {
  const model = shallowRef(new LiveModel(1))
  const revision = ref(0)
  const figures = shallowRef<LiveFigures>()
  const headline = shallowRef<Headline>(noHeadline)
  const timeLeftMs = ref<number>()
  let another = false
  const publish = () => {
    figures.value = model.value.figures
    headline.value = model.value.headline
    timeLeftMs.value = model.value.timeLeftMs
    triggerRef(model)
    revision.value++
  }
  const pace = createPace(publish, screen)
  onScopeDispose(pace.stop)
  return {
    model,
    revision,
    figures,
    headline,
    timeLeftMs,
    expectAnother: () => void (another = true),
    settle: pace.settle,
    accept(words) {
      if (another) model.value = new LiveModel(model.value.compress.threads)
      another = false
      if (model.value.accept(words, screen.now())) pace.ask()
    },
    reset(threads) {
      another = false
      model.value = new LiveModel(threads)
      publish()
    },
  }
}
