/**
 * The notes of an ELF core: who wrote which, and where its content lies. Reads 64 KiB at a time and stops at
 * the first note that does not fit its segment or the file; a broken note costs the rest of the notes only.
 */
import type { Segment } from './elf-segments.ts'
import { type ByteSource, readView } from './source.ts'

export interface Note {
  /** `CORE`, `LINUX`, `QEMU`, `VMCOREINFO`, `GDB`… */
  readonly owner: string
  readonly type: number
  /** Place of the content in the file. */
  readonly offset: number
  readonly bytes: number
}

/** A core of a process with 10,000 threads has some 50,000. */
const MAX_NOTES = 2 ** 17
const CHUNK_BYTES = 64 * 1024
const HEADER_BYTES = 12
/** Longer names exist in no core; a longer one ends the walk. */
const MAX_NAME_BYTES = 64

const padded = (bytes: number) => Math.ceil(bytes / 4) * 4

/** @throws MigrascopeError `file-changed` | `io` */
export function* readNotes(
  source: ByteSource,
  segment: Segment,
  littleEndian: boolean,
): Generator<Note> {
  const end = Math.min(segment.offset + segment.fileBytes, source.bytes)
  let at = segment.offset
  let view: DataView = new DataView(new ArrayBuffer(0))
  let viewAt = 0
  for (let count = 0; count < MAX_NOTES && at + HEADER_BYTES <= end; count++) {
    const reach = Math.min(at + HEADER_BYTES + MAX_NAME_BYTES, end)
    if (at < viewAt || reach > viewAt + view.byteLength) {
      view = readView(source, at, Math.min(CHUNK_BYTES, end - at))
      viewAt = at
    }
    const head = at - viewAt
    const nameBytes = view.getUint32(head, littleEndian)
    const bytes = view.getUint32(head + 4, littleEndian)
    const type = view.getUint32(head + 8, littleEndian)
    const offset = at + HEADER_BYTES + padded(nameBytes)
    if (nameBytes > MAX_NAME_BYTES || offset + bytes > end) return
    const name = new Uint8Array(view.buffer, head + HEADER_BYTES, nameBytes)
    yield { owner: latin1(name), type, offset, bytes }
    at = offset + padded(bytes)
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes).replace(/\0+$/, '')
}
