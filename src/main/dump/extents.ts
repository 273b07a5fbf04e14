/**
 * A dump whose blocks lie uncompressed in the file, each as one stretch: raw and ELF are such. Every block
 * is one run, and the runs come in the order of the file, so that reading them all is one sweep of the disk.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import type { Block, DumpFacts } from '../../shared/dump-facts.ts'
import { type AbsentSpan, placeAbsences } from './absences.ts'
import { type Dump, type PageRun, plainInventory } from './dump.ts'
import type { ByteSource } from './source.ts'

/** A block and where it stands in the file. The stretch must lie inside the file. */
export interface Extent extends Block {
  readonly address: number
  readonly offset: number
}

/** What a format knows beside its blocks. */
export type ExtentFacts = Pick<
  DumpFacts,
  'format' | 'variant' | 'creator' | 'machine' | 'pageSize' | 'warnings'
>

/**
 * The dump takes over `source` and closes it when it is disposed.
 * @param absent memory that belongs to the guest and is not in the file; what an extent holds is taken off it
 */
export function extentDump(
  source: ByteSource,
  known: ExtentFacts,
  extents: readonly Extent[],
  absent: readonly AbsentSpan[] = [],
): Dump {
  let guestBytes = 0
  let totalPages = 0
  for (const { bytes } of extents) {
    guestBytes += bytes
    totalPages += Math.ceil(bytes / known.pageSize)
  }
  const blocks = extents.map(({ name, address, bytes }) => ({ name, address, bytes }))
  const { name, bytes: fileBytes } = source
  const { excluded, missing, absences } = placeAbsences(extents, absent, known.pageSize)
  const order = extents.map((_, i) => i)
  order.sort((a, b) => (extents[a]?.offset ?? 0) - (extents[b]?.offset ?? 0))

  return {
    facts: { name, fileBytes, ...known, guestBytes, totalPages, blocks },
    access: 'random',

    inventory: () => ({ ...plainInventory(totalPages), excluded, missing }),

    absences: () => absences,

    *runs(): Iterable<PageRun> {
      for (const block of order) {
        const extent = extents[block]
        if (extent) yield { block, address: extent.address, bytes: extent.bytes }
      }
    },

    read(run, offset, into) {
      const extent = extents[run.block]
      if (!extent || offset < 0 || offset + into.length > extent.bytes) {
        const what = `${offset}+${into.length} in block ${run.block}`
        throw new MigrascopeError('internal', `There is no memory ${what} of ${name}.`)
      }
      source.read(extent.offset + offset, into)
    },

    [Symbol.dispose]() {
      source[Symbol.dispose]()
    },
  }
}
