/**
 * What a script would do: one thread, no queue. Goes over pages that are already in memory, skips zero pages,
 * compresses the others with the same codec and counts.
 */
import type { Dump } from '../src/main/dump/dump.ts'
import { PageCursor } from '../src/main/dump/pages.ts'
import type { RunSettings } from '../src/shared/settings.ts'
import { codecs } from '../src/workers/codecs/index.ts'
import { zeroTest } from '../src/workers/zero-page.ts'

const loaded = new WeakMap<Dump, Uint8Array>()

function load(dump: Dump): Uint8Array {
  const known = loaded.get(dump)
  if (known) return known
  const { pageSize } = dump.facts
  const { total } = dump.inventory({})
  const memory = new Uint8Array(new SharedArrayBuffer(total * pageSize))
  new PageCursor(dump).fill(memory)
  loaded.set(dump, memory)
  return memory
}

/** GiB of guest memory per second, one pass. */
export function plainLoop(dump: Dump, settings: RunSettings): number {
  const memory = load(dump)
  const { pageSize } = dump.facts
  const size = Math.max(settings.requestBytes, pageSize)
  const isZero = zeroTest(memory)
  const { compress } = codecs[settings.codec].open(settings.level)
  const batch = new Uint8Array(size)
  const output = new Uint8Array(size)
  let filled = 0
  const flush = () => {
    const source = batch.subarray(0, filled)
    const bytes = compress(source, output)
    if (bytes === -1 || bytes >= filled) output.set(source)
    filled = 0
  }
  const began = performance.now()
  for (let at = 0; at < memory.length; at += pageSize) {
    if (isZero(at, pageSize)) continue
    batch.set(memory.subarray(at, at + pageSize), filled)
    filled += pageSize
    if (filled === size) flush()
  }
  if (filled > 0) flush()
  return memory.length / 2 ** 30 / ((performance.now() - began) / 1000)
}
