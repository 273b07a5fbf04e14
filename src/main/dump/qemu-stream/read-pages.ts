/** Reads any stretch of a run as whole pages, where pages come from records and not from one place. */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { PageRun } from '../dump.ts'
import type { ByteSource } from '../source.ts'
import type { GuestLayout } from './guest-layout.ts'

/**
 * @param readPages fills its second argument, whole pages, with those from that number on
 * @throws MigrascopeError `internal` for memory that the dump does not have, and what `readPages` throws
 */
export function readByPages(
  layout: GuestLayout,
  pageSize: number,
  run: PageRun,
  offset: number,
  into: Uint8Array,
  readPages: (first: number, into: Uint8Array) => void,
): void {
  const piece = layout.pieces[run.block]
  const from = piece ? run.address - piece.base + offset : -1
  if (!piece || offset < 0 || from < 0 || from + into.length > piece.bytes) {
    const what = `${offset}+${into.length} in block ${run.block}`
    throw new MigrascopeError('internal', `There is no memory ${what} of the stream.`)
  }
  let page = piece.firstPage + Math.floor(from / pageSize)
  let skip = from % pageSize
  for (let done = 0; done < into.length;) {
    const rest = into.length - done
    if (skip === 0 && rest >= pageSize) {
      const pages = Math.floor(rest / pageSize)
      readPages(page, into.subarray(done, done + pages * pageSize))
      page += pages
      done += pages * pageSize
      continue
    }
    const length = Math.min(pageSize - skip, rest)
    const whole = new Uint8Array(pageSize)
    readPages(page++, whole)
    into.set(whole.subarray(skip, skip + length), done)
    done += length
    skip = 0
  }
}

/** For a page that no record has sent. */
export const notThere = (source: ByteSource, page: number): MigrascopeError =>
  new MigrascopeError('internal', `Page ${page} is not in ${source.name}.`)
