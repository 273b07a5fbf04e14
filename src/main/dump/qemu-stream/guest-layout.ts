/**
 * Where a stream's RAM blocks lie in the guest. A stream names blocks and offsets in them, no addresses: those
 * follow from the machine type, where it is known how that places its memory. Other blocks (video memory,
 * firmware tables) have no address.
 * Pages are numbered through all blocks in the order of the list.
 * Source: QEMU's hw/i386/pc_piix.c, pc_q35.c, pc_sysfw.c; the `memmap` of other boards.
 */
import type { Block } from '../../../shared/dump-facts.ts'
import { blockBases } from '../block-bases.ts'

/** One block of the guest, or a part of one where the machine splits it. */
export interface Piece extends Block {
  /** Where its runs count from. */
  readonly base: number
  /** Number of its first page among all pages of the stream. */
  readonly firstPage: number
}

export interface GuestLayout {
  /** In the order of page numbers, without gaps. */
  readonly pieces: readonly Piece[]
  /** Number of the first page of each block of the stream. */
  readonly firstPages: readonly number[]
  readonly pages: number
  /** The blocks' sizes in pages, in the order of the stream's list. */
  readonly blockPages: readonly number[]
}

type Listed = Pick<Block, 'name' | 'bytes'>

const GIB = 2 ** 30

/** Main memory of boards that keep it in one piece: block name and address. */
const boards: Readonly<Record<string, number>> = {
  'mach-virt.ram': GIB,
  'riscv_virt_board.ram': 2 * GIB,
  'ppc_spapr.ram': 0,
  's390.ram': 0,
  'sbsa-ref.ram': 2 ** 40,
}

export function placeBlocks(
  blocks: readonly Listed[],
  machine: string | null,
  pageSize: number,
): GuestLayout {
  const hole = splitOf(blocks, machine)
  const pieces: Omit<Piece, 'base'>[] = []
  const firstPages: number[] = []
  const blockPages: number[] = []
  let pages = 0
  let ramAt = 0
  let firmwareEnd = 4 * GIB
  const add = (name: string, address: number | null, bytes: number) => {
    if (bytes === 0) return
    pieces.push({ name, address, bytes, firstPage: pages })
    pages += bytes / pageSize
  }
  for (const { name, bytes } of blocks) {
    firstPages.push(pages)
    blockPages.push(bytes / pageSize)
    if (hole && isPcRam(name)) {
      const low = Math.max(0, Math.min(bytes, hole.start - ramAt))
      add(name, ramAt, low)
      const above = 4 * GIB + Math.max(0, ramAt - hole.start)
      add(low === 0 ? name : `${name} above 4 GiB`, above, bytes - low)
      ramAt += bytes
    } else if (hole && isFirmware(name) && firmwareEnd - bytes >= hole.start) {
      firmwareEnd -= bytes
      add(name, firmwareEnd, bytes)
    } else add(name, boards[name] ?? null, bytes)
  }
  const bases = blockBases(pieces)
  return {
    pieces: pieces.map((piece, i) => ({ ...piece, base: bases[i] ?? 0 })),
    firstPages,
    pages,
    blockPages,
  }
}

/** One block, or one per NUMA node; those follow each other. */
const isPcRam = (name: string) => /^(pc\.ram|microvm\.ram|(\/objects\/)?ram-node\d+)$/.test(name)
/** They end at 4 GiB, each below the one before. */
const isFirmware = (name: string) => /^(pc\.bios|system\.flash\d)$/.test(name)

/** Where the memory of a PC is cut; the rest goes on at 4 GiB. Null where the machine is no PC. */
function splitOf(blocks: readonly Listed[], machine: string | null): { start: number } | null {
  const pc = blocks.filter(block => isPcRam(block.name))
  const bytes = pc.reduce((sum, block) => sum + block.bytes, 0)
  if (machine?.startsWith('pc-q35') === true || machine === 'q35') {
    return { start: bytes >= 0xb000_0000 ? 0x8000_0000 : 0xb000_0000 }
  }
  // A microvm, and an i440fx up to 1.7, put all they can below the hole.
  const greedy = /^(microvm|pc-(i440fx-)?(0\.\d+|1\.[0-7])$)/.test(machine ?? '')
  const isPc =
    machine === null ? pc.some(block => block.name === 'pc.ram') : /^(pc|microvm)/.test(machine)
  if (!isPc) return null
  return { start: bytes >= 0xe000_0000 && !greedy ? 0xc000_0000 : 0xe000_0000 }
}

/** The piece that a page belongs to. */
export function pieceOf(layout: GuestLayout, page: number): number {
  let low = 0
  let high = layout.pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((layout.pieces[middle]?.firstPage ?? 0) <= page) low = middle
    else high = middle - 1
  }
  return low
}
