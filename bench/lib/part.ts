/**
 * What a part of the suite is: a file in bench/ that measures something and gives comparisons, each a figure with
 * what is wanted of it, and a table of what was measured. Started alone it prints them; started by the runner
 * (bench/all.ts) it hands them over as well.
 */
import { machineLine } from './machine.ts'
import { comparisonTable, type Comparison, type Table, textTable } from './table.ts'

export interface Measured {
  /** The figures that something is wanted of. */
  readonly comparisons: readonly Comparison[]
  /** What they were made of. */
  readonly tables: readonly Table[]
  /** What was not measured and why, versions of peers, and what else a reader must know. */
  readonly notes?: readonly string[]
  /** Pictures by file name, as SVG text. */
  readonly pictures?: Readonly<Record<string, string>>
}

export type PartMessage = { readonly measured: Measured }

/** Runs a part. A part that throws ends with exit code 1; what it has said on stderr says why. */
export async function part(title: string, measure: () => Promise<Measured>): Promise<void> {
  const measured = await measure()
  console.log(`${title}\n${machineLine()}\n`)
  if (measured.comparisons.length > 0) {
    console.log(`${textTable(comparisonTable(measured.comparisons))}\n`)
  }
  for (const table of measured.tables) console.log(`${table.title}\n${textTable(table)}\n`)
  for (const note of measured.notes ?? []) console.log(note)
  process.send?.({ measured } satisfies PartMessage)
}
