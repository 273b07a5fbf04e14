/** A figure and a word as the window's tables have them. */
import { strings } from '../../../src/renderer/strings/index.ts'
import {
  figureColumn,
  labelsOf,
  textColumn,
  type Column,
} from '../../../src/renderer/ui/columns.ts'
import { formatThroughput } from '../../../src/renderer/ui/figures.ts'

export function pairedColumns(): readonly Column<number>[] {
  const named = labelsOf(strings.table.columns)
  return [
    figureColumn<number>('throughput', named('throughput'), 'MB/s', row => row, formatThroughput),
    textColumn<number>('codec', named('codec'), () => strings.table.policies.wait),
  ]
}
