/** A benchmark as `--json` prints it: the points with their samples, and the published tables beside them. */
import type { SeriesOutcome } from '../../shared/series-bench.ts'
import { seriesTables } from '../../shared/series-tables.ts'
import type { PlanWithoutGuests } from './bench-arguments.ts'
import { benchFigures } from './bench-figures.ts'

export function benchJson(
  { cancelled, points }: SeriesOutcome,
  { codec, level, requestBytes, requestsPerThread, repeat }: PlanWithoutGuests,
  machine: string,
): string {
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
  }
  return `${JSON.stringify(content, null, 2)}\n`
}
