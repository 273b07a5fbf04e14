/**
 * Some files of a zip, by their exact names, from its central directory (PKWARE's APPNOTE, 4.3). Nothing in it is
 * believed: every offset is checked, nothing unpacks to more than is allowed, and sizes and CRC-32 must be what was
 * said. fflate, which packs ours, does not check the CRC. Encrypted, split and 64-bit zips are refused.
 */
import { crc32, inflateRawSync } from 'node:zlib'

/** Says in a few words what is wrong with the zip. */
export class ZipFault extends Error {}

/** Longest end record: 22 bytes and a comment. */
const MAX_END = 22 + 0xffff

export interface ZipLimits {
  /** Entries, of any name. */
  readonly entries: number
  /** Bytes of one unpacked file. */
  readonly bytes: number
}

/** @returns those of the wanted that are there @throws ZipFault */
export function zipEntries(
  zip: Uint8Array,
  wanted: readonly string[],
  limits: ZipLimits,
): Map<string, Uint8Array> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > limits.entries) throw new ZipFault('it holds too many files')
  const found = new Map<string, Uint8Array>()
  for (let i = 0; i < count; i++) {
    const entry = directoryEntry(view, at, end)
    at = entry.next
    if (!wanted.includes(entry.name)) continue
    if (found.has(entry.name)) throw new ZipFault(`it holds ${entry.name} twice`)
    found.set(entry.name, unpacked(view, entry, limits.bytes))
  }
  return found
}

function endRecord(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at >= view.byteLength - MAX_END; at--) {
    const isEnd = view.getUint32(at, true) === 0x06054b50
    if (isEnd && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  throw new ZipFault('its end is missing')
}

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly header: number
  readonly next: number
}

function directoryEntry(view: DataView, at: number, end: number): Entry {
  if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) {
    throw new ZipFault('its list of files is damaged')
  }
  const nameLength = view.getUint16(at + 28, true)
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > end) throw new ZipFault('its list of files is damaged')
  return {
    name: new TextDecoder().decode(slice(view, at + 46, nameLength)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    header: view.getUint32(at + 42, true),
    next,
  }
}

function unpacked(view: DataView, entry: Entry, most: number): Uint8Array {
  const { name, size, header, method } = entry
  if (size > most) throw new ZipFault(`${name} unpacks to ${size} bytes, ${most} are allowed`)
  if ((entry.flags & 1) !== 0) throw new ZipFault(`${name} is encrypted`)
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== 0x04034b50) {
    throw new ZipFault(`${name} is not where the list says`)
  }
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (start + entry.packed > view.byteLength) throw new ZipFault(`${name} is cut short`)
  const data = slice(view, start, entry.packed)
  const bytes = method === 0 ? data : method === 8 ? inflated(name, data, size) : undefined
  if (bytes === undefined) throw new ZipFault(`${name} is packed by method ${method}`)
  if (bytes.length !== size || crc32(bytes) !== entry.crc) {
    throw new ZipFault(`${name} is not what was packed`)
  }
  return bytes
}

function inflated(name: string, data: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    throw new ZipFault(`${name} cannot be unpacked`, { cause: error })
  }
}

const slice = (view: DataView, at: number, length: number) =>
  new Uint8Array(view.buffer, view.byteOffset + at, length)
