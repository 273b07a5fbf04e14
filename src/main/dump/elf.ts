/**
 * ELF core files: QEMU's dump-guest-memory and virsh dump --memory-only, /proc/vmcore, VirtualBox's
 * dumpvmcore, gcore and the kernel's own process cores. Each PT_LOAD with content is a block. A file that was
 * cut short opens with a warning as long as some memory is in it.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import { type ElfHeader, readElfHeader } from './elf-header.ts'
import { placeLoads } from './elf-loads.ts'
import { machineName } from './elf-machine.ts'
import { findOrigin } from './elf-origin.ts'
import { readSegments } from './elf-segments.ts'
import { extentDump } from './extents.ts'
import type { DumpFormat } from './format.ts'
import type { ByteSource } from './source.ts'

export const elf: DumpFormat = {
  id: 'elf',
  recognises: head => head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46,
  open(source) {
    const header = readElfHeader(source)
    const table = readSegments(source, header)
    const origin = findOrigin(source, header, table.segments)
    const { pageSize, addresses, creator } = origin
    const loads = placeLoads(table.segments, source.bytes, addresses, pageSize)
    if (loads.extents.length === 0) throw noMemory(source, table.cut || loads.missingBytes > 0)

    const warnings = [...table.warnings, ...origin.warnings, ...loads.warnings]
    const parts = loads.extents.filter(extent => extent.bytes % pageSize !== 0).length
    if (parts > 0) {
      warnings.push(
        `${parts === 1 ? 'One block ends' : `${parts} blocks end`} inside a page; such a part counts as a page.`,
      )
    }
    const { machine } = header
    const process = addresses === 'vaddr' ? ' of a process' : ''
    const left = addresses === 'paddr' && loads.partial ? ', with memory left out' : ''
    const facts = {
      format: 'elf',
      variant: `${classOf(header)} core${process}${left}`,
      creator,
      machine: machineName(machine),
      pageSize,
      warnings,
    }
    return extentDump(source, facts, loads.extents, loads.absent)
  },
}

function classOf({ wide, littleEndian }: ElfHeader): string {
  return `ELF${wide ? 64 : 32} ${littleEndian ? 'little' : 'big'}-endian`
}

function noMemory(source: ByteSource, cut: boolean): MigrascopeError {
  const details = { file: source.name, path: source.path, expected: 'PT_LOAD', found: source.bytes }
  return cut
    ? new MigrascopeError(
        'truncated',
        `${source.name} ends before any guest memory: all that it promises lies past its last byte. Copy or dump it again.`,
        details,
      )
    : new MigrascopeError(
        'bad-format',
        `${source.name} is an ELF core without memory in it (no PT_LOAD with content). Dump the guest again with memory; a Xen core keeps its pages in another form, which Migrascope cannot read yet.`,
        details,
      )
}
