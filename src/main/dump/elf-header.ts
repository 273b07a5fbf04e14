/**
 * The ELF header of a core file: ELF32 and ELF64, both byte orders. Gives the fields as they stand, checked
 * for what no core can be; where tables lie and how long they are is not trusted here but where they are read.
 * Source: System V gABI, chapter 4.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import { type ByteSource, readView } from './source.ts'

export interface ElfHeader {
  /** ELF64, with 8-byte addresses. */
  readonly wide: boolean
  readonly littleEndian: boolean
  readonly machine: number
  /** e_phoff. A field above 2^53 loses digits; it is past the end of any file then, exact or not. */
  readonly phoff: number
  readonly phentsize: number
  /** e_phnum as it stands; PN_XNUM is resolved in elf-segments.ts. */
  readonly phnum: number
  readonly shoff: number
  /** QEMU writes 8 here, the size of a pointer; nobody else does. */
  readonly ehsize: number
}

const IDENT_BYTES = 16
const ET_CORE = 4

/** What e_type says a file is instead of a core. */
const otherTypes: Readonly<Record<number, string>> = {
  1: 'an object file',
  2: 'a program',
  3: 'a program or a shared library',
}

/** @throws MigrascopeError `truncated` | `bad-format` */
export function readElfHeader(source: ByteSource): ElfHeader {
  const ident = readView(source, 0, IDENT_BYTES)
  const wide = oneOrTwo(source, ident, 4, 'ELF class, 1 for 32 and 2 for 64 bits') === 2
  const littleEndian = oneOrTwo(source, ident, 5, 'ELF byte order, 1 little and 2 big') === 1

  const view = readView(source, 0, wide ? 64 : 52)
  const half = (at: number) => view.getUint16(at, littleEndian)
  const word = (at: number) => view.getUint32(at, littleEndian)
  const long = (at: number) => Number(view.getBigUint64(at, littleEndian))

  const type = half(16)
  if (type !== ET_CORE) {
    const what = otherTypes[type] ?? `an ELF file of type ${type}`
    throw bad(source, 16, ET_CORE, type, `is ${what}, not a memory dump. Choose an ELF core file.`)
  }
  const header: ElfHeader = {
    wide,
    littleEndian,
    machine: half(18),
    phoff: wide ? long(32) : word(28),
    shoff: wide ? long(40) : word(32),
    ehsize: half(wide ? 52 : 40),
    phentsize: half(wide ? 54 : 42),
    phnum: half(wide ? 56 : 44),
  }
  const entry = programHeaderBytes(header)
  if (header.phentsize < entry && header.phnum > 0) {
    const at = wide ? 54 : 42
    throw bad(source, at, entry, header.phentsize, 'has program headers too small to be any.')
  }
  return header
}

/** Bytes of one program header, as the specification has it; e_phentsize may say more. */
export function programHeaderBytes(header: Pick<ElfHeader, 'wide'>): number {
  return header.wide ? 56 : 32
}

function oneOrTwo(source: ByteSource, view: DataView, at: number, what: string): number {
  const found = view.getUint8(at)
  if (found === 1 || found === 2) return found
  throw bad(
    source,
    at,
    '1 or 2',
    found,
    `starts like an ELF file but its header is not one (${what}).`,
  )
}

function bad(
  source: ByteSource,
  offset: number,
  expected: string | number,
  found: number,
  what: string,
): MigrascopeError {
  const details = { file: source.name, path: source.path, offset, expected, found }
  return new MigrascopeError('bad-format', `${source.name} ${what}`, details)
}
