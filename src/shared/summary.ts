/** What the samples of one figure come to, in the figure's own unit. */
import * as v from 'valibot'

const count = v.pipe(v.number(), v.minValue(0))

export const summarySchema = v.object({
  samples: count,
  median: count,
  /** 95 % interval of the median (bootstrap, see src/main/statistics). */
  low: count,
  high: count,
  min: count,
  max: count,
  /** Indexes of samples far from the others (modified z-score over 3.5). They are kept and count. */
  outliers: v.pipe(v.array(count), v.maxLength(1000)),
})
export type Summary = v.InferOutput<typeof summarySchema>
