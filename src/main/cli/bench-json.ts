/** A benchmark as `--json` prints it: the points with their samples, and the published tables beside them. */
import type { SeriesOutcome } from '../../shared/series-bench.ts'
import { linkJson } from '../../shared/plan/answer-json.ts'
import type { LinkQuestion } from '../../shared/plan/link.ts'
import { seriesTables } from '../../shared/series-tables.ts'
import type { PlanWithoutGuests } from './bench-arguments.ts'
import { benchFigures } from './bench-figures.ts'
import { benchAnswers } from './bench-link.ts'

/** @param question adds `overLink` */
export function benchJson(
  outcome: SeriesOutcome,
  plan: PlanWithoutGuests,
  machine: string,
  question: LinkQuestion | null,
): string {
  const { cancelled, points } = outcome
  const { codec, level, requestBytes, requestsPerThread, repeat } = plan
  const content = {
    cancelled,
    codec,
    level,
    requestBytes,
    requestsPerThread,
    repeat,
    unit: 'GiB/s',
    machine,
    points: benchFigures(points),
    published: seriesTables.map(table => ({ ...table, throughput: [...table.throughput] })),
    ...(question && { overLink: linkJson(question, benchAnswers(outcome, plan, question)) }),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}
