/**
 * What the classes of pages mean and what telling them costs: per class its share of the guest, what zlib 1 makes
 * of its pages, and how fast they are told in one thread from memory. Beside it the zero test alone.
 *
 *   npx node bench/page-classes.ts [DUMP]      (the built-in sample without one)
 */
import { deflateSync } from 'node:zlib'
import { openDump } from '../src/main/dump/open.ts'
import { PageCursor } from '../src/main/dump/pages.ts'
import { BYTE_CLASSES, pageClasses } from '../src/shared/page-class.ts'
import { pageClassifier } from '../src/workers/page-class.ts'
import { zeroTest } from '../src/workers/zero-page.ts'

/** As the census has it: pages are still in the cache when they are looked at. */
const BUFFER_BYTES = 2 ** 20
const ROUNDS = 30

const [path] = process.argv.slice(2)
using dump = openDump(path === undefined ? { kind: 'sample' } : { kind: 'file', path })
const { pageSize } = dump.facts
const buffer = new Uint8Array(new SharedArrayBuffer(BUFFER_BYTES))
const room = BUFFER_BYTES / pageSize
const classify = pageClassifier(buffer, pageSize)
const isZero = zeroTest(buffer)

const pages = new Array<number>(BYTE_CLASSES).fill(0)
const packed = new Array<number>(BYTE_CLASSES).fill(0)
/** A buffer full of pages of each class, as far as there are so many. */
const kept = pages.map(() => new Uint8Array(BUFFER_BYTES))
const cursor = new PageCursor(dump)
for (;;) {
  const filled = cursor.fill(buffer)
  if (filled.pages === 0) break
  for (let page = 0; page < filled.pages; page++) {
    const bytes = buffer.subarray(page * pageSize, (page + 1) * pageSize)
    const kind = classify(page * pageSize)
    const count = pages[kind] ?? 0
    kept[kind]?.set(bytes, (count % room) * pageSize)
    packed[kind] = (packed[kind] ?? 0) + Math.min(pageSize, deflateSync(bytes, { level: 1 }).length)
    pages[kind] = count + 1
  }
}

/** The fastest of some rounds over the buffer, GB/s. */
function speed(look: (offset: number) => unknown, count: number): number {
  let best = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    for (let page = 0; page < count; page++) look(page * pageSize)
    best = Math.min(best, performance.now() - began)
  }
  return (count * pageSize) / best / 1e6
}

const total = pages.reduce((sum, count) => sum + count, 0)
console.log(`${dump.facts.name}: ${total} pages\n\nclass            share  zlib 1   GB/s`)
for (let kind = 0; kind < BYTE_CLASSES; kind++) {
  const count = pages[kind] ?? 0
  if (count === 0) continue
  buffer.set(kept[kind] ?? [])
  const cells = [
    (pageClasses[kind] ?? '').padEnd(14),
    `${((100 * count) / total).toFixed(1)} %`.padStart(7),
    `${((100 * (packed[kind] ?? 0)) / count / pageSize).toFixed(1)} %`.padStart(7),
    speed(classify, Math.min(count, room)).toFixed(1).padStart(6),
  ]
  console.log(cells.join('  '))
}
buffer.fill(0)
console.log(
  `\nzero test alone on zero pages: ${speed(at => isZero(at, pageSize), room).toFixed(1)} GB/s`,
)
