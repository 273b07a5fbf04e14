/**
 * The header of a libvirt save image (virsh save, managedsave, external memory snapshots): it says how long the
 * domain's XML behind it is, and how the migration stream behind that is packed. In the byte order of the host
 * that wrote it.
 * Source: libvirt's src/qemu/qemu_saveimage.h, `struct _virQEMUSaveHeader`.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { type ByteSource, readView } from '../source.ts'

export interface SaveHeader {
  /** How the stream is packed; one of `saveFormats`, or the number where it is none. */
  readonly packing: string | number
  /** Offset of the stream, or of the compressed file that it is in. */
  readonly streamAt: number
}

const FINISHED = 'LibvirtQemudSave'
const UNFINISHED = 'LibvirtQemudPart'
const MAGIC_BYTES = 16
const HEADER_BYTES = 92
const MAX_VERSION = 2

/** By number in the header. Sparse is a mapped-ram stream. */
const saveFormats = ['raw', 'gzip', 'bzip2', 'xz', 'lzop', 'zstd', 'sparse'] as const

/** Whether a file begins as a save image, finished or not. */
export const isSaveImage = (head: Uint8Array): boolean =>
  [FINISHED, UNFINISHED].includes(magicOf(head))

/** How the stream of a finished image is packed; undefined where `head` does not say it. */
export function packingOf(head: Uint8Array): string | number | undefined {
  if (head.length < HEADER_BYTES || magicOf(head) !== FINISHED) return undefined
  const view = new DataView(head.buffer, head.byteOffset, HEADER_BYTES)
  const number = view.getUint32(28, isLittleEndian(view))
  return saveFormats[number] ?? number
}

/** @throws MigrascopeError `truncated` | `bad-format` */
export function readSaveHeader(source: ByteSource): SaveHeader {
  const view = readView(source, 0, HEADER_BYTES)
  const head = new Uint8Array(view.buffer)
  if (magicOf(head) === UNFINISHED) {
    const what = 'is a libvirt save image that was never finished, so its memory is not complete'
    throw bad(source, 0, FINISHED, UNFINISHED, `${what}. Save the guest again.`)
  }
  const little = isLittleEndian(view)
  const version = view.getUint32(16, little)
  if (version === 0 || version > MAX_VERSION) {
    const what = `is a libvirt save image of version ${version}, which Migrascope does not know.`
    throw bad(source, 16, `1 to ${MAX_VERSION}`, version, what)
  }
  const xmlBytes = view.getUint32(20, little)
  const streamAt = HEADER_BYTES + xmlBytes
  if (streamAt >= source.bytes) {
    const details = { file: source.name, path: source.path, offset: 20 }
    throw new MigrascopeError(
      'truncated',
      `${source.name} ends before the guest's memory, which should begin at byte ${streamAt}. Save or copy it again.`,
      { ...details, expected: `more than ${streamAt} bytes`, found: source.bytes },
    )
  }
  return { packing: packingOf(head) ?? 'raw', streamAt }
}

/** What is read as little-endian and is no version is big-endian; so libvirt tells, too. */
const isLittleEndian = (view: DataView): boolean => view.getUint32(16, true) <= MAX_VERSION

const magicOf = (head: Uint8Array): string => String.fromCharCode(...head.subarray(0, MAGIC_BYTES))

function bad(
  source: ByteSource,
  offset: number,
  expected: string | number,
  found: string | number,
  what: string,
): MigrascopeError {
  const details = { file: source.name, path: source.path, offset, expected, found }
  return new MigrascopeError('bad-format', `${source.name} ${what}`, details)
}
