/**
 * The addresses that runs of a block count from. A block whose place in the guest is not known gets a range of
 * its own above every address that a guest can have, so that a run's address belongs to one block only. Such
 * addresses are for telling pages apart, never for people.
 */
import type { Block } from '../../shared/dump-facts.ts'

/** x86 and 64-bit ARM have at most 52 bits of guest-physical address. */
const UNPLACED_FROM = 2 ** 52

/** For each block its address, or where its own range begins. */
export function blockBases(blocks: readonly Pick<Block, 'address' | 'bytes'>[]): number[] {
  let unplacedAt = UNPLACED_FROM
  return blocks.map(({ address, bytes }) => {
    if (address !== null) return address
    unplacedAt += bytes
    return unplacedAt - bytes
  })
}
