/**
 * The guest that is measured, as a raw file of 4 KiB pages, so that every peer reads the very same bytes: the
 * built-in sample several times over, or the pages of a dump of any format one behind the other.
 */
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openDump } from '../../src/main/dump/open.ts'
import { PageCursor } from '../../src/main/dump/pages.ts'
import { writeRaw } from '../write-guest.ts'

export interface Guest {
  /** For tables. */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

/**
 * @param folder where the file is made
 * @param copies of the sample, where no dump is given
 */
export function rawGuest(folder: string, copies: number, dump?: string): Guest {
  const path = dump === undefined ? writeRaw(folder, copies) : writePages(folder, dump)
  const { size: bytes } = statSync(path)
  const name = dump === undefined ? `the built-in sample ${copies} times over` : basename(dump)
  return { name: `${name}, ${Math.round(bytes / 2 ** 20)} MiB`, path, bytes }
}

function writePages(folder: string, path: string): string {
  using dump = openDump({ kind: 'file', path })
  const { pageSize } = dump.facts
  const raw = join(folder, 'guest.raw')
  const fd = openSync(raw, 'w')
  const buffer = new Uint8Array(1024 * 1024)
  const cursor = new PageCursor(dump)
  for (;;) {
    const { pages } = cursor.fill(buffer)
    if (pages === 0) break
    writeSync(fd, buffer, 0, pages * pageSize)
  }
  closeSync(fd)
  return raw
}
