/**
 * Windows crash dumps of 64-bit guests (MEMORY.DMP, QEMU's dump-guest-memory -w, VirtualBox and Hyper-V tools):
 * complete ones, and those that keep the pages of a bitmap. Minidumps hold no memory to speak of and are
 * refused, as is the 32-bit form (unread.ts).
 */
import type { DumpFormat } from '../format.ts'
import { openBitmap } from './bitmap.ts'
import { openFull } from './full.ts'
import { badDmp, dmpMachine, dmpOffsets, readDmpHeader } from './header.ts'

/** Windows' page size on all its 64-bit machines but ia64. */
const PAGE_SIZE = 4096
const IA64 = 0x200
const LIVE_SYSTEM_DUMP = 0x161
const MAGIC = 'PAGEDU64'

const titles: Readonly<Record<number, string>> = {
  1: 'complete',
  2: 'kernel memory',
  5: 'complete, with bitmap',
  6: 'kernel memory, with bitmap',
}

export const dmp: DumpFormat = {
  id: 'dmp',
  recognises: head => Buffer.from(head.subarray(0, 8)).toString('latin1') === MAGIC,
  open(source) {
    const header = readDmpHeader(source)
    const { dumpType, machine, bugcheck } = header
    const title = titles[dumpType]
    if (title === undefined) {
      const what =
        dumpType === 4
          ? 'of the small kind (type 4), which holds almost no memory. Take a complete one.'
          : `of type ${dumpType}, which nothing is known of. Take a complete one.`
      throw badDmp(source, dmpOffsets.dumpType, '1, 2, 5 or 6', dumpType, what)
    }
    if (machine === IA64) {
      const what = 'of an Itanium machine, whose pages of 8 KiB are not read.'
      throw badDmp(source, dmpOffsets.machine, 'x86-64 or AArch64', 'ia64', what)
    }
    const facts = {
      format: 'dmp',
      variant: `64-bit Windows crash dump, ${title}${bugcheck === LIVE_SYSTEM_DUMP ? ', live' : ''}`,
      // QEMU, Hyper-V's tools and Windows itself write complete ones alike; with a bitmap only Windows does.
      creator: dumpType === 1 ? null : 'Windows',
      machine: dmpMachine(machine),
      pageSize: PAGE_SIZE,
      warnings: [],
    }
    return dumpType === 1 ? openFull(source, header, facts) : openBitmap(source, header, facts)
  },
}
