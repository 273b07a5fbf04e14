/** Streams for these tests: fixtures that are folders, and what dumps hold page by page. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { blockBases } from '../../../src/main/dump/block-bases.ts'
import type { Dump } from '../../../src/main/dump/dump.ts'
import { folder } from '../fixtures.ts'

/** The path of a recorded multifd migration, unpacked. */
export function folderFixture(name: string): string {
  const files = ['main.mig', 'channel-00.bin', 'channel-01.bin']
  return makeFolder(
    name,
    files.map(file => {
      const url = new URL(`../../fixtures/${name}/${file}.gz`, import.meta.url)
      return [file, gunzipSync(readFileSync(url))] as const
    }),
  )
}

/** The path of a new folder with these files. */
export function makeFolder(
  name: string,
  files: readonly (readonly [string, Uint8Array])[],
): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  for (const [file, content] of files) writeFileSync(join(path, file), content)
  return path
}

/** Every page by block name and offset in the block, in the order of `runs`. */
export function pagesOf(dump: Dump): Map<string, Buffer> {
  const { blocks, pageSize } = dump.facts
  const bases = blockBases(blocks)
  const pages = new Map<string, Buffer>()
  for (const run of dump.runs()) {
    const block = blocks[run.block]
    const base = bases[run.block] ?? NaN
    if (!block) throw new Error(`no block ${run.block}`)
    const bytes = Buffer.alloc(run.bytes)
    dump.read(run, 0, bytes)
    for (let at = 0; at < run.bytes; at += pageSize) {
      const key = `${block.name}+${run.address - base + at}`
      if (pages.has(key)) throw new Error(`${key} came twice`)
      pages.set(key, bytes.subarray(at, at + pageSize))
    }
  }
  return pages
}

/** The first byte of every page of pc.ram, by page number; undefined for a page that is not there. */
export function firstBytes(dump: Dump): (number | undefined)[] {
  const bytes: (number | undefined)[] = []
  for (const [key, page] of pagesOf(dump)) {
    const [name, offset] = key.split('+')
    if (name?.startsWith('pc.ram')) bytes[Number(offset) / dump.facts.pageSize] = page[0]
  }
  return Array.from(bytes)
}
