/**
 * Raw memory: file offset = guest-physical address, no header. QEMU's pmemsave and VMware's .vmem write it,
 * LiME with format=padded too (holes as zeros). Nothing marks it, so it is what a file is when it is nothing
 * else. Any length is read; a part-page at the end counts as a page.
 */
import type { DumpFormat } from './format.ts'
import { extentDump } from './extents.ts'

const PAGE_SIZE = 4096

export const raw: DumpFormat = {
  id: 'raw',
  recognises: () => true,
  open(source) {
    const rest = source.bytes % PAGE_SIZE
    const warnings = rest
      ? [
          `The file is not a whole number of ${PAGE_SIZE}-byte pages: its last ${rest} bytes count as one page. It may have been cut short.`,
        ]
      : []
    return extentDump(
      source,
      {
        format: 'raw',
        variant: 'raw memory, address = file offset',
        machine: null,
        pageSize: PAGE_SIZE,
        warnings,
      },
      [{ name: 'raw', address: 0, bytes: source.bytes, offset: 0 }],
    )
  },
}
