/**
 * Raw memory: file offset = guest-physical address, no header. QEMU's pmemsave and VMware's .vmem write it,
 * LiME with format=padded too (holes as zeros). Nothing marks it, so it is what a file is when it is nothing
 * else. Any length is read; a part-page at the end counts as a page.
 */
import type { DumpFormat } from './format.ts'
import { extentDump } from './extents.ts'
import { hasLength, isWrapped } from './wrapper.ts'

const PAGE_SIZE = 4096

export const raw: DumpFormat = {
  id: 'raw',
  recognises: () => true,
  open(source) {
    // What the length of a compressed file will be is not known before all of it has been unpacked.
    const isGuess = !hasLength(source)
    const bytes = (isGuess && isWrapped(source) && source.likelyBytes) || source.bytes
    const warnings: string[] = []
    const rest = bytes % PAGE_SIZE
    if (isGuess) {
      warnings.push(
        'How much memory there is shows when all of the file has been unpacked once; until then it is a guess.',
      )
    } else if (rest > 0) {
      warnings.push(
        `The file is not a whole number of ${PAGE_SIZE}-byte pages: its last ${rest} bytes count as one page. It may have been cut short.`,
      )
    }
    const variant = 'raw memory, address = file offset'
    const facts = {
      format: 'raw',
      variant,
      creator: null,
      machine: null,
      pageSize: PAGE_SIZE,
      warnings,
    }
    const dump = extentDump(source, facts, [{ name: 'raw', address: 0, bytes, offset: 0 }])
    return isGuess ? { ...dump, facts: { ...dump.facts, totalPages: null } } : dump
  },
}
