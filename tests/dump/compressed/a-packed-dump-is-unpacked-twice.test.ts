/** Once for its inventory, once for its pages: counted in bytes that were unpacked, in dumps far above any cache. */
import { randomFillSync } from 'node:crypto'
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gzipFile, zstdFile } from '../../../src/main/dump/compressed.ts'
import { CompressedSource } from '../../../src/main/dump/compressed-source.ts'
import type { Dump } from '../../../src/main/dump/dump.ts'
import { openFile } from '../../../src/main/dump/file.ts'
import { flattened } from '../../../src/main/dump/flattened.ts'
import type { DumpFormat } from '../../../src/main/dump/format.ts'
import { kdump } from '../../../src/main/dump/kdump/kdump.ts'
import { lime } from '../../../src/main/dump/lime/lime.ts'
import { PageCursor } from '../../../src/main/dump/pages.ts'
import { qemuStream } from '../../../src/main/dump/qemu-stream/qemu-stream.ts'
import { raw } from '../../../src/main/dump/raw.ts'
import { openInside, unwrap } from '../../../src/main/dump/unwrap.ts'
import { file, open } from '../fixtures.ts'
import { buildFlattened } from '../flattened/builder.ts'
import { buildKdump } from '../kdump/builder.ts'
import { buildLime } from '../lime/builder.ts'
import { pageRecord, stream, zeroRecord } from '../qemu-stream/stream-builder.ts'

const MiB = 2 ** 20
/** Twice what is kept of the blocks of a compressed file, and more. */
const noise = randomFillSync(Buffer.alloc(20 * MiB))
const noisePage = (page: number) => noise.subarray(page * 4096, (page + 1) * 4096)

/** Records in two passes, of which the second sends some pages anew. */
const twoPasses = stream(
  5120,
  [zeroRecord(0, 'pc.ram'), ...pages(1, 5000, 1)],
  [zeroRecord(1), ...pages(7, 4000, 64)],
)

function pages(first: number, end: number, step: number): Buffer[] {
  const records: Buffer[] = []
  for (let page = first; page < end; page += step) records.push(pageRecord(page, noisePage(page)))
  return records
}

/** Its table of descriptors alone is more than is kept of the beginning of a file. */
const FRAMES = 60_000
const crashDump = buildKdump({
  pages: Array.from({ length: FRAMES }, (_, frame) => {
    const page = Buffer.alloc(4096)
    noise.copy(page, 0, frame * 200, (frame + 1) * 200)
    return { frame, flags: 1, data: deflateSync(page, { level: 1 }) }
  }),
})

/** As QEMU writes it: headers with a hole between them, then pages and, behind them, their descriptors. */
function flatten(dump: Buffer): Buffer {
  const tableAt = dump.readUInt32LE(424 + 12) * 4096 + 2 * 4096
  const dataAt = tableAt + 24 * FRAMES
  const placeOf = (k: number) => Number(dump.readBigUInt64LE(tableAt + 24 * k))
  const piece = (at: number, end: number) => ({ at, data: dump.subarray(at, end) })
  const records = [piece(0, 512), piece(4096, tableAt)]
  for (let k = 0; k < FRAMES; k += 2000) {
    const last = Math.min(FRAMES, k + 2000)
    records.push(piece(placeOf(k), last < FRAMES ? placeOf(last) : dump.length))
    records.push(piece(tableAt + 24 * k, tableAt + 24 * last))
  }
  expect(placeOf(0)).toBe(dataAt)
  return buildFlattened(records)
}

/** All pages as a job takes them: run by run, each read when its turn comes. */
function pagesOf(dump: Dump): Buffer {
  const all = Buffer.alloc(dump.inventory({}).total * 4096)
  const cursor = new PageCursor(dump)
  for (let at = 0; at < all.length;) at += 4096 * cursor.fill(all.subarray(at, at + MiB)).pages
  return all
}

const dumps: readonly (readonly [string, DumpFormat, Buffer])[] = [
  ['raw memory', raw, noise],
  ['LiME', lime, buildLime({ address: 4096, data: noise }, { address: 2 ** 30, data: noise })],
  ['a QEMU stream of two passes', qemuStream, twoPasses],
  ['kdump', kdump, crashDump],
  ['flattened kdump', kdump, flatten(crashDump)],
]
const methods = [
  ['gzip', gzipFile, (plain: Buffer) => gzipSync(plain, { level: 1 })],
  ['zstd', zstdFile, (plain: Buffer) => zstdCompressSync(plain)],
] as const

for (const [title, format, plain] of dumps) {
  test.each(methods)(`${title} in %s`, (_, wrapper, pack) => {
    using unwrapped = unwrap(openFile(file('packed', pack(plain))), [wrapper, flattened])
    const packed = unwrapped.layers[0]?.source
    if (!(packed instanceof CompressedSource)) throw new Error('not packed')
    using dump = openInside(unwrapped, format)
    expect(packed.unpackedBytes, 'at opening').toBeLessThanOrEqual(16 * MiB)
    dump.inventory({})
    expect(packed.unpackedBytes, 'with the inventory').toBe(plain.length)
    const content = pagesOf(dump)
    expect(packed.unpackedBytes, 'with all pages').toBeLessThanOrEqual(2 * plain.length)
    using itself = open(file('plain', plain))
    expect(itself.inventory({}).total).toBe(dump.inventory({}).total)
    expect(content.equals(pagesOf(itself))).toBe(true)
  })
}
