import { expect, test } from 'vitest'
import { openDump } from '../../src/main/dump/open.ts'
import { layCells } from '../../src/main/dump/page-cells.ts'
import type { RunCells } from '../../src/shared/page-map.ts'
import { MiB } from '../../src/shared/settings.ts'
import { codecs } from '../../src/workers/codecs/index.ts'
import { guest, makeEngine, PAGE, pages, run } from './engine.ts'

const kinds = 'tn0tt00n'.repeat(700)
const content = pages(kinds)
const dump = guest(content)

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

function cellsOf(cells: RunCells | null): RunCells {
  if (!cells) throw new Error('no cells')
  return cells
}

/** Each page compressed by itself, put where its address belongs. */
function expectedCells(): Pick<RunCells, 'bytesIn' | 'bytesOut'> {
  using opened = openDump(dump)
  const { cells, cellPages } = layCells(opened)
  const bytesIn = new Array<number>(cells).fill(0)
  const bytesOut = new Array<number>(cells).fill(0)
  const codec = codecs.zlib.open(1)
  const output = new Uint8Array(PAGE)
  for (let page = 0; page < kinds.length; page++) {
    if (kinds[page] === '0') continue
    const cell = Math.floor(page / cellPages)
    const bytes = codec.compress(content.subarray(page * PAGE, (page + 1) * PAGE), output)
    bytesIn[cell] = (bytesIn[cell] ?? 0) + PAGE
    bytesOut[cell] = (bytesOut[cell] ?? 0) + (bytes === -1 || bytes >= PAGE ? PAGE : bytes)
  }
  return { bytesIn, bytesOut }
}

// The arena of 16 MiB holds 2,048 of the 5,600 pages: segments and list entries come round.
test.each([
  ['from memory', { source: 'memory', arenaBytes: 64 * MiB }],
  ['from disk', { source: 'disk' }],
  ['from disk, verified', { source: 'disk', verify: true }],
] as const)('%s: every page counts in its own cell', async (_name, other) => {
  await using engine = makeEngine()
  const { cells, result } = await run(engine, dump, { threads: 3, ...other })
  const { bytesIn, bytesOut, ns } = cellsOf(cells)
  expect({ bytesIn, bytesOut }).toEqual(expectedCells())
  expect(ns.map(time => time > 0)).toEqual(bytesIn.map(bytes => bytes > 0))
  expect(sum(ns)).toBeLessThanOrEqual(sum(result.threads.map(thread => thread.busyNs)))
})

test('requests that reach over cells are split by pages', async () => {
  await using engine = makeEngine()
  const { cells, result } = await run(engine, dump, { requestBytes: 64 * 1024, threads: 2 })
  const { bytesIn, bytesOut } = cellsOf(cells)
  expect(bytesIn).toEqual(expectedCells().bytesIn)
  expect(sum(bytesOut)).toBeCloseTo(result.compressedSize, 3)
})

test('copying alone is not timed, also where the threads have timed before', async () => {
  await using engine = makeEngine()
  await run(engine, dump, { threads: 2 })
  const { cells } = await run(engine, dump, { threads: 2, codec: 'none', level: 0 })
  const { bytesIn, ns } = cellsOf(cells)
  expect(bytesIn).toEqual(expectedCells().bytesIn)
  expect(sum(ns)).toBe(0)
})

test('a cancelled run tells of what it has done', async () => {
  await using engine = makeEngine()
  const abort = new AbortController()
  const { cells, cancelled, result } = await run(
    engine,
    dump,
    { codec: 'fflate', level: 9, source: 'disk', threads: 1 },
    {
      signal: abort.signal,
      onSample: () => {
        abort.abort()
      },
    },
  )
  expect(cancelled).toBe(true)
  const done = result.threads[0]?.bytesIn ?? 0
  expect(sum(cellsOf(cells).bytesIn)).toBe(done)
  expect(done).toBeLessThan(sum(expectedCells().bytesIn))
})
