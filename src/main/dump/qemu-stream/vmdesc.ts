/**
 * The JSON text that QEMU since 2.3 puts behind a stream's end: a description of all device state. Nothing
 * else in the file states the page size outright. It is looked for backwards from the end of the file, in a
 * bounded tail, and taken only when its length fits exactly.
 * Source: QEMU's migration/savevm.c, `qemu_savevm_state_complete_precopy_non_iterable`.
 */
import { type ByteSource, readBytes } from '../source.ts'

/** Some 110 KiB for a small machine; a large one with hundreds of devices has a few MiB. */
const TAILS = [256 * 1024, 4 * 1024 * 1024]
const VMDESCRIPTION = 6
const HEADER_BYTES = 5
const MAX_PAGE_SIZE = 65_536

/** The page size in bytes that the description states; null without one. @throws MigrascopeError `io` */
export function findPageSize(source: ByteSource): number | null {
  for (const most of TAILS) {
    const length = Math.min(most, source.bytes)
    const text = descriptionIn(Buffer.from(readBytes(source, source.bytes - length, length).buffer))
    if (text === undefined) continue
    const size = Number(/"page_size"\s*:\s*(\d{1,9})/.exec(text)?.[1])
    const sane = size >= 1024 && size <= MAX_PAGE_SIZE && Number.isInteger(Math.log2(size))
    return sane ? size : null
  }
  return null
}

function descriptionIn(tail: Buffer): string | undefined {
  for (let at = tail.lastIndexOf('{"'); at >= HEADER_BYTES; at = tail.lastIndexOf('{"', at - 1)) {
    const isHeader = tail[at - HEADER_BYTES] === VMDESCRIPTION
    if (isHeader && tail.readUInt32BE(at - 4) === tail.length - at) {
      return tail.toString('latin1', at)
    }
  }
  return undefined
}
