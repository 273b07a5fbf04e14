/**
 * The header of a 64-bit Windows crash dump (DUMP_HEADER64, 8 KiB, little-endian), checked for what no dump can
 * be. Unused places hold `PAGE` over and over, so a field that was never filled in reads as 0x45474150.
 * Source: QEMU's include/qemu/win_dump_defs.h; ReactOS' and volatility3's descriptions of the same.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { type ByteSource, readView } from '../source.ts'

export const HEADER_BYTES = 0x2000
/** As many as fit before the next field. */
const MAX_RUNS = 43

const at = {
  machine: 0x30,
  bugcheck: 0x38,
  runCount: 0x88,
  pageCount: 0x90,
  runs: 0x98,
  dumpType: 0xf98,
}

export interface DmpRun {
  readonly firstPage: bigint
  readonly pages: bigint
}

export interface DmpHeader {
  readonly machine: number
  /** Bug check code; 0x161 is a live dump. */
  readonly bugcheck: number
  readonly dumpType: number
  /** As it stands; compared, never used. */
  readonly pageCount: bigint
  /** Empty where the field is not filled in. */
  readonly runs: readonly DmpRun[]
}

/** @throws MigrascopeError `truncated` */
export function readDmpHeader(source: ByteSource): DmpHeader {
  const view = readView(source, 0, HEADER_BYTES)
  const count = view.getUint32(at.runCount, true)
  const runs: DmpRun[] = []
  for (let i = 0; i < count && count <= MAX_RUNS; i++) {
    const place = at.runs + 16 * i
    const firstPage = view.getBigUint64(place, true)
    runs.push({ firstPage, pages: view.getBigUint64(place + 8, true) })
  }
  return {
    machine: view.getUint32(at.machine, true),
    bugcheck: view.getUint32(at.bugcheck, true),
    dumpType: view.getUint32(at.dumpType, true),
    pageCount: view.getBigUint64(at.pageCount, true),
    runs,
  }
}

export const dmpOffsets = at

/** Machine types of PE files, which Windows uses here. */
export function dmpMachine(machine: number): string {
  const known: Readonly<Record<number, string>> = {
    0x14c: 'i386',
    0x200: 'ia64',
    0x1c4: 'ARM',
    0x8664: 'x86-64',
    0xaa64: 'AArch64',
  }
  return known[machine] ?? `PE machine 0x${machine.toString(16)}`
}

export function badDmp(
  { name, path }: ByteSource,
  offset: number,
  expected: string | number,
  found: string | number,
  what: string,
): MigrascopeError {
  return new MigrascopeError('bad-format', `${name} is a Windows crash dump ${what}`, {
    file: name,
    path,
    offset,
    expected,
    found,
  })
}
