/**
 * Who wrote an ELF core and what its notes say about the guest: QEMU, a kernel after a crash, VirtualBox, or
 * gcore and the kernel for a process. It decides which address of a segment counts: a process core has no
 * physical addresses, and keys its pages by virtual ones.
 */
import type { ElfHeader } from './elf-header.ts'
import { readNotes } from './elf-notes.ts'
import type { Segment } from './elf-segments.ts'
import { type ByteSource, readBytes } from './source.ts'

export interface ElfOrigin {
  /** For people: `QEMU dump-guest-memory`; null where nothing tells. */
  readonly creator: string | null
  readonly addresses: 'paddr' | 'vaddr'
  readonly pageSize: number
  readonly warnings: readonly string[]
}

const DEFAULT_PAGE_SIZE = 4096
const MAX_PAGE_SIZE = 1024 * 1024
/** The kernel's own vmcoreinfo is one page; 64 KiB is the largest page. */
const MAX_VMCOREINFO_BYTES = 64 * 1024
/** Machines whose kernels come with pages of several sizes, by e_machine: MIPS, ppc, ppc64, AArch64, LoongArch. */
const pageSizeVaries = new Set([8, 20, 21, 183, 258])

/** @throws MigrascopeError `file-changed` | `io` */
export function findOrigin(
  source: ByteSource,
  header: ElfHeader,
  segments: readonly Segment[],
): ElfOrigin {
  const owners = new Set<string>()
  let vmcoreinfo: string | undefined
  for (const segment of segments) {
    if (segment.kind !== 'note') continue
    for (const note of readNotes(source, segment, header.littleEndian)) {
      owners.add(note.owner)
      if (note.owner === 'VMCOREINFO') {
        const bytes = readBytes(source, note.offset, Math.min(note.bytes, MAX_VMCOREINFO_BYTES))
        vmcoreinfo = new TextDecoder('latin1').decode(bytes)
      }
    }
  }
  const process = isProcess(segments, owners, header)
  return {
    creator: creatorOf(owners, header, vmcoreinfo),
    addresses: process ? 'vaddr' : 'paddr',
    ...findPageSize(vmcoreinfo, header, process),
  }
}

/**
 * A process core has p_paddr 0 throughout. NT_PRSTATUS is no sign of one (QEMU writes it for every vCPU), nor
 * is its lack a sign against: gcore puts its notes at the end, where a cut file loses them.
 */
function isProcess(
  segments: readonly Segment[],
  owners: ReadonlySet<string>,
  header: ElfHeader,
): boolean {
  if (owners.has('VMCOREINFO') || isQemu(owners, header)) return false
  const loads = segments.filter(segment => segment.kind === 'load')
  return loads.every(load => load.paddr === 0) && loads.some(load => load.vaddr !== 0)
}

/** Only x86 has QEMU's own notes; its odd e_ehsize (the size of a pointer, not of a header) is everywhere. */
function isQemu(owners: ReadonlySet<string>, header: ElfHeader): boolean {
  return owners.has('QEMU') || header.ehsize === 8
}

/** The kernel's own vmcoreinfo names its release; a process core by gcore has a note of GDB. */
function creatorOf(
  owners: ReadonlySet<string>,
  header: ElfHeader,
  vmcoreinfo: string | undefined,
): string | null {
  if (isQemu(owners, header)) return 'QEMU dump-guest-memory'
  if (owners.has('VBCORE')) return 'VirtualBox dumpvmcore'
  if (vmcoreinfo !== undefined) {
    const release = /^OSRELEASE=([ -~]{1,64})$/m.exec(vmcoreinfo)?.[1]
    return `Linux kernel${release === undefined ? '' : ` ${release}`} (/proc/vmcore)`
  }
  if (owners.has('GDB')) return 'gcore (GDB)'
  return owners.has('Xen') || owners.has('XEN CORE') ? 'Xen' : null
}

function findPageSize(
  vmcoreinfo: string | undefined,
  header: ElfHeader,
  process: boolean,
): Pick<ElfOrigin, 'pageSize' | 'warnings'> {
  const text = vmcoreinfo === undefined ? undefined : /^PAGESIZE=(\d+)$/m.exec(vmcoreinfo)?.[1]
  if (text !== undefined) {
    const pageSize = Number(text)
    const sane =
      pageSize >= 512 && pageSize <= MAX_PAGE_SIZE && Number.isInteger(Math.log2(pageSize))
    if (sane) return { pageSize, warnings: [] }
    const odd = `The file's vmcoreinfo gives a page size of ${text}, which cannot be; ${DEFAULT_PAGE_SIZE} is used.`
    return { pageSize: DEFAULT_PAGE_SIZE, warnings: [odd] }
  }
  const guessed = pageSizeVaries.has(header.machine) && !process
  const guess = `The file does not say its page size, which varies on this machine; ${DEFAULT_PAGE_SIZE} is used.`
  return { pageSize: DEFAULT_PAGE_SIZE, warnings: guessed ? [guess] : [] }
}
