/**
 * The PT_LOAD segments of a core as stretches of memory that are really in the file, each guest byte once.
 * What the headers promise and the file does not hold is left out, with a warning that says where and how
 * much; nothing that is there is lost for it.
 */
import { formatAddress, formatBytes, formatCount } from '../../shared/units.ts'
import type { AbsentSpan } from './absences.ts'
import { cutOverlaps } from './cut-overlaps.ts'
import type { Segment } from './elf-segments.ts'
import type { Extent } from './extents.ts'

export interface Loads {
  readonly extents: readonly Extent[]
  readonly warnings: readonly string[]
  /** Some memory was left out when the file was written: p_filesz below p_memsz. */
  readonly partial: boolean
  /** Guest memory that the headers promise and the file does not hold. Bytes. */
  readonly missingBytes: number
  /**
   * The same with its places, and memory that was left out. Not what a process core leaves out: that is what its
   * program never wrote to, or reserved without ever having it.
   */
  readonly absent: readonly AbsentSpan[]
}

/**
 * @param fileBytes length of the file
 * @param key which address of a segment counts
 */
export function placeLoads(
  segments: readonly Segment[],
  fileBytes: number,
  key: 'paddr' | 'vaddr',
  pageSize: number,
): Loads {
  const present: Extent[] = []
  const warnings: string[] = []
  const absent: AbsentSpan[] = []
  // Place among all PT_LOADs, those without content too, as `readelf -l` lists them.
  let index = -1
  let partial = false
  let unplaced = 0
  let oversized = 0
  let repeated = 0
  let missingBytes = 0
  let firstCut = ''
  // A file cannot hold more memory than it has bytes, unless headers share bytes. Some of that is served, as
  // one broken size should not cost the rest; more would let a small file stand for years of reading.
  let budget = 2 * fileBytes

  for (const segment of segments) {
    if (segment.kind !== 'load') continue
    index++
    const { offset, memoryBytes } = segment
    const address = segment[key]
    let bytes = segment.fileBytes
    if (bytes < memoryBytes) partial = true
    if (bytes > memoryBytes && memoryBytes > 0) {
      oversized++
      bytes = memoryBytes
    }
    if (bytes < memoryBytes && key === 'paddr' && !Number.isNaN(address)) {
      const start = address + Math.ceil(bytes / pageSize) * pageSize
      const left = address + memoryBytes - start
      if (left > 0) absent.push({ address: start, bytes: left, why: 'excluded' })
    }
    if (bytes === 0) continue
    const held = Math.min(bytes, Math.max(0, fileBytes - offset))
    if (Number.isNaN(address) || address + held > 2 ** 64) {
      unplaced++
      continue
    }
    if (held < bytes) {
      missingBytes += bytes - held
      const start = address + Math.ceil(held / pageSize) * pageSize
      const lost = address + bytes - start
      if (lost > 0) absent.push({ address: start, bytes: lost, why: 'missing' })
      firstCut ||= `load ${index} at address ${formatAddress(address + held)}`
    }
    if (held === 0) continue
    if (held > budget) {
      repeated++
      continue
    }
    budget -= held
    present.push({ name: `load ${index}`, address, offset, bytes: held })
  }

  if (missingBytes > 0) {
    const pages = formatCount(Math.ceil(missingBytes / pageSize))
    warnings.push(
      `The file is cut short: it ends at byte ${fileBytes}, inside or before ${firstCut}. ${formatBytes(missingBytes)} (${pages} pages) of guest memory are missing; the rest is read.`,
    )
  }
  if (unplaced > 0) {
    warnings.push(`${formatCount(unplaced)} loads have an impossible address and are left out.`)
  }
  if (oversized > 0) {
    warnings.push(
      `${formatCount(oversized)} loads claim more bytes in the file than in memory; the surplus is left out.`,
    )
  }
  if (repeated > 0) {
    warnings.push(
      `The loads claim more memory than the file can hold; ${formatCount(repeated)} that repeat the same bytes are left out.`,
    )
  }
  const { extents, dropped } = cutOverlaps(present)
  if (dropped > 0) {
    warnings.push(
      `Loads overlap in guest memory: the first one is kept, ${formatBytes(dropped)} of later ones are left out.`,
    )
  }
  return { extents, warnings, partial, missingBytes, absent }
}
