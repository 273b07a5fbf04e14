/**
 * The words of a census request: a stretch of one run of a dump, and where its pages lie among the cells. They
 * are doubles, two words each, since addresses need more than 32 bits; seven fit before the queue's own word.
 */
import type { PageRun } from '../dump/dump.ts'

export interface CensusRequest {
  readonly run: PageRun
  /** Bytes from the start of the run, and how many to look at. */
  readonly offset: number
  readonly bytes: number
  /** Of the first page, see page-cells.ts. */
  readonly slot: number
  readonly cellPages: number
}

/** @param doubles the queue's memory; `at` is the request's first Int32 word there, an even one */
export function writeCensusRequest(
  doubles: Float64Array,
  at: number,
  { run, offset, bytes, slot, cellPages }: CensusRequest,
): void {
  const first = at >> 1
  doubles[first] = run.block
  doubles[first + 1] = run.address
  doubles[first + 2] = run.bytes
  doubles[first + 3] = offset
  doubles[first + 4] = bytes
  doubles[first + 5] = slot
  doubles[first + 6] = cellPages
}

export function readCensusRequest(doubles: Float64Array, at: number): CensusRequest {
  const word = (index: number) => doubles[(at >> 1) + index] as number
  return {
    run: { block: word(0), address: word(1), bytes: word(2) },
    offset: word(3),
    bytes: word(4),
    slot: word(5),
    cellPages: word(6),
  }
}
