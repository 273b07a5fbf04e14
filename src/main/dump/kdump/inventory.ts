/**
 * Counts what a kdump holds, from its bitmaps and descriptors: pages present, left out and missing, and what
 * the packed ones take in the file. A page that many descriptors share takes its bytes once.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { formatCount } from '../../../shared/units.ts'
import type { Inventory, Watch } from '../dump.ts'
import type { Bitmaps } from './bitmaps.ts'
import type { Descriptors } from './descriptors.ts'

/** Descriptors between two looks at the watch: 1.5 MiB of file. */
const STEP = 65_536

/** @throws MigrascopeError `cancelled` | `file-changed` | `io` */
export function takeInventory(bitmaps: Bitmaps, descriptors: Descriptors, watch: Watch): Inventory {
  const { onProgress, isCancelled } = watch
  bitmaps.count({ ...watch, ...(onProgress && { onProgress: share => onProgress(share / 8) }) })
  const promised = bitmaps.present
  const held = Math.min(promised, descriptors.room)
  const methods = new Set<string>()
  let packed = 0
  let storedBytes = 0
  let damaged = 0
  let firstDamaged = 0
  let beyond = promised - held
  // Pages are written one after the other: what does not lie beyond all others is shared.
  let farthest = -1

  for (let k = 0; k < held; k++) {
    if (k % STEP === 0) {
      if (isCancelled?.()) throw new MigrascopeError('cancelled', 'The reading was cancelled.')
      onProgress?.(1 / 8 + (7 / 8) * (k / held))
    }
    const storage = descriptors.load(k)
    if (storage === 'beyond') beyond++
    else if (storage === 'damaged') {
      if (damaged++ === 0) firstDamaged = descriptors.place(k)
    } else if (storage !== 'stored') {
      packed++
      methods.add(storage)
      if (descriptors.offset > farthest) storedBytes += descriptors.bytes
    }
    if (storage !== 'damaged') farthest = Math.max(farthest, descriptors.offset)
  }

  const warnings: string[] = []
  if (beyond > 0) {
    warnings.push(
      `The file is cut short: ${formatCount(beyond)} pages lie past its end and are missing; the rest is read.`,
    )
  }
  if (damaged > 0) {
    warnings.push(
      `${formatCount(damaged)} page descriptors make no sense, the first one at byte ${firstDamaged}; their pages are missing.`,
    )
  }
  return {
    total: promised - beyond - damaged,
    excluded: bitmaps.excluded,
    missing: beyond + damaged,
    repeated: 0,
    passes: [],
    compression:
      packed > 0 ? { method: [...methods].sort().join(', '), pages: packed, storedBytes } : null,
    warnings,
  }
}
