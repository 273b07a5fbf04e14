/** What a benchmark of the series says of a link: its threads and designs to choose from, for each guest. */
import { defaultSettings, type RunSettings } from '../../shared/settings.ts'
import { type LinkAnswer, linkAnswer } from '../../shared/plan/answer.ts'
import type { Candidate } from '../../shared/plan/candidates.ts'
import { exactly } from '../../shared/plan/effective-rate.ts'
import type { LinkQuestion } from '../../shared/plan/link.ts'
import type { SeriesOutcome, SeriesPoint } from '../../shared/series-bench.ts'
import type { PlanWithoutGuests } from './bench-arguments.ts'
import { benchFigures } from './bench-figures.ts'

const GIBIBYTE = 2 ** 30

/** An answer for each guest that has samples. */
export function benchAnswers(
  { points }: SeriesOutcome,
  plan: PlanWithoutGuests,
  question: LinkQuestion,
): LinkAnswer[] {
  const guests = [...new Set(points.map(({ guest }) => guest))]
  return guests.flatMap((guest, dump) => {
    const of = points.filter(point => point.guest === guest)
    const measured = of.flatMap(point => candidatesOf(point, points.indexOf(point), plan))
    const [first] = of
    if (measured.length === 0 || first === undefined) return []
    const plain = plan.codec === 'none' ? [] : uncompressed(of)
    const choice = {
      ...{ dump, dumpName: guest, guestBytes: first.bytes, pageSize: first.pageSize },
      candidates: [...measured, ...plain],
    }
    return [linkAnswer(choice, question)]
  })
}

function candidatesOf(series: SeriesPoint, point: number, plan: PlanWithoutGuests): Candidate[] {
  const [figures] = benchFigures([series])
  const { median, min, max } = figures ?? {}
  if (!median || !min || !max || series.sent === null) return []
  const { codec, level, requestBytes, requestsPerThread } = plan
  const settings: RunSettings = {
    ...defaultSettings,
    ...{ codec, level, requestBytes },
    ...{ requestsPerThread, threads: series.threads, design: series.design },
  }
  return [
    {
      point,
      settings,
      samples: series.samples.length,
      compress: { median: median * GIBIBYTE, low: min * GIBIBYTE, high: max * GIBIBYTE },
      sentPerByte: exactly(series.sent.perByte),
      decompress: null,
    },
  ]
}

function uncompressed(points: readonly SeriesPoint[]): Candidate[] {
  const sent = points.find(point => point.sent !== null)?.sent?.uncompressed
  if (sent === undefined) return []
  const none = { point: null, settings: null, samples: 0, decompress: null }
  return [{ ...none, compress: exactly(Infinity), sentPerByte: exactly(sent) }]
}
