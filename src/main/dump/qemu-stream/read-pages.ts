/** Reads any stretch of a run by whole pages, where pages come from records and not from one place. */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { PageRun } from '../dump.ts'
import type { GuestLayout } from './guest-layout.ts'

/**
 * @param readPage fills its second argument, one page long, with the page of that number
 * @throws MigrascopeError `internal` for memory that the dump does not have, and what `readPage` throws
 */
export function readByPages(
  layout: GuestLayout,
  pageSize: number,
  run: PageRun,
  offset: number,
  into: Uint8Array,
  readPage: (page: number, into: Uint8Array) => void,
): void {
  const piece = layout.pieces[run.block]
  const from = piece ? run.address - piece.address + offset : -1
  if (!piece || offset < 0 || from < 0 || from + into.length > piece.bytes) {
    const what = `${offset}+${into.length} in block ${run.block}`
    throw new MigrascopeError('internal', `There is no memory ${what} of the stream.`)
  }
  let page = piece.firstPage + Math.floor(from / pageSize)
  let skip = from % pageSize
  for (let done = 0; done < into.length; page++) {
    const length = Math.min(pageSize - skip, into.length - done)
    if (length === pageSize) readPage(page, into.subarray(done, done + length))
    else {
      const whole = new Uint8Array(pageSize)
      readPage(page, whole)
      into.set(whole.subarray(skip, skip + length), done)
    }
    done += length
    skip = 0
  }
}
