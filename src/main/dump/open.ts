/**
 * Opens a dump by what is in it; names and suffixes say nothing. A new format is one file with a
 * `DumpFormat` and one line in the table here, a new wrapper one with a `Wrapper` and one line below it.
 */
import { statSync } from 'node:fs'
import { type Failure, MigrascopeError, toFailure } from '../../shared/failure.ts'
import { avml } from './avml/avml.ts'
import { beginningOf } from './beginning.ts'
import { dmp } from './dmp/dmp.ts'
import { gzipFile, zlibLime, zstdFile } from './compressed.ts'
import type { Dump, DumpReference } from './dump.ts'
import { elf } from './elf.ts'
import { openFile } from './file.ts'
import { flattened } from './flattened.ts'
import type { DumpFormat, FolderFormat } from './format.ts'
import { kdump } from './kdump/kdump.ts'
import { packedSaveImage, saveImage } from './libvirt/libvirt.ts'
import { lime } from './lime/lime.ts'
import { multifdChannel, multifdFolder } from './qemu-stream/multifd-folder.ts'
import { qemuStream } from './qemu-stream/qemu-stream.ts'
import { raw } from './raw.ts'
import { openSample } from './sample.ts'
import { openSeries } from './series.ts'
import { type ByteSource, readHead } from './source.ts'
import { findUnread } from './unread.ts'
import { mustHold, openInside, unwrap } from './unwrap.ts'
import type { Wrapper } from './wrapper.ts'

/** Asked in this order; `raw` takes whatever is left. */
const formats: readonly DumpFormat[] = [
  elf,
  kdump,
  qemuStream,
  multifdChannel,
  saveImage,
  lime,
  avml,
  dmp,
  raw,
]

/** Dumps of many files, asked where a path leads to a folder. */
const folderFormats: readonly FolderFormat[] = [multifdFolder]

/** Taken off before formats are asked. */
const wrappers: readonly Wrapper[] = [gzipFile, zstdFile, zlibLime, flattened, packedSaveImage]

/** What a path leads to. `refused` carries the error that opening it would end in. */
export type Sniffed =
  | { readonly kind: 'dump'; readonly format: string }
  | { readonly kind: 'report' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'refused'; readonly failure: Failure }

/**
 * Opens a dump; the caller disposes it.
 * @throws MigrascopeError `bad-format` for what is not a dump that can be read, and all that opening a file
 *   throws (file.ts)
 */
export function openDump(reference: DumpReference): Dump {
  switch (reference.kind) {
    case 'sample':
      return openSample()
    case 'series':
      return openSeries(reference.bytes)
    case 'beginning':
      return beginningOf(openDump(reference.of), reference.bytes)
    case 'file':
      return openPath(reference.path)
    default:
      return reference satisfies never
  }
}

function openPath(path: string): Dump {
  const folder = folderFormatOf(path)
  if (folder) return folder.open(path)
  const unwrapped = unwrap(openFile(path), wrappers)
  try {
    const format = formatOf(unwrapped.source)
    mustHold(unwrapped, format.id)
    return openInside(unwrapped, format)
  } catch (error) {
    unwrapped[Symbol.dispose]()
    throw error
  }
}

/** Looks at the first 4 KiB of what lies at `path`. Never throws: what cannot be read is `refused`. */
export function sniff(path: string): Sniffed {
  try {
    const folder = folderFormatOf(path)
    if (folder) return { kind: 'dump', format: folder.id }
    if (isFolder(path)) return { kind: 'folder' }
    using unwrapped = unwrap(openFile(path), wrappers)
    const head = readHead(unwrapped.file)
    if (isReport(head) || isBundle(head)) return { kind: 'report' }
    const format = formatOf(unwrapped.source)
    mustHold(unwrapped, format.id)
    return { kind: 'dump', format: format.id }
  } catch (error) {
    return { kind: 'refused', failure: toFailure(error) }
  }
}

const folderFormatOf = (path: string): FolderFormat | undefined =>
  isFolder(path) ? folderFormats.find(format => format.recognises(path)) : undefined

/** What cannot be looked at is none: opening it as a file says why. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function formatOf(source: ByteSource): DumpFormat {
  const head = readHead(source)
  const details = { file: source.name, path: source.path, offset: 0 }
  if (isReport(head)) {
    throw new MigrascopeError(
      'bad-format',
      `${source.name} is JSON text, not a memory dump. If it is a report, open it as one.`,
      { ...details, expected: 'memory dump', found: 'JSON' },
    )
  }
  const unread = findUnread(head)
  if (unread) {
    throw new MigrascopeError(
      'bad-format',
      `${source.name} is a ${unread.title}, which Migrascope cannot read yet. ${unread.advice}`,
      { ...details, expected: 'ELF core or raw memory', found: unread.title },
    )
  }
  return formats.find(format => format.recognises(head, source)) ?? raw
}

/**
 * JSON that starts with an object. Memory can start with the same byte, but not go on for 4 KiB without a NUL
 * byte, which text never holds.
 */
function isReport(head: Uint8Array): boolean {
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  let at = hasMark ? 3 : 0
  while ([0x20, 0x09, 0x0a, 0x0d].includes(head[at] ?? 0)) at++
  return head[at] === 0x7b && !head.includes(0)
}

/** A zip whose first file is `report.json`: APPNOTE 4.3.7, the name at offset 30. */
const isBundle = (head: Uint8Array) =>
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  head[2] === 3 &&
  head[3] === 4 &&
  new TextDecoder().decode(head.subarray(30, 41)) === 'report.json'
