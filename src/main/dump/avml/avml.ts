/**
 * Compressed AVML files, version 2: blocks of physical memory of up to 16 MiB, each a snappy stream of its own.
 * Blocks that are all zero are left out by the writer: those are absent here, not zero. AVML without --compress
 * writes LiME files.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import { formatBytes, formatCount } from '../../../shared/units.ts'
import { cutOverlaps } from '../cut-overlaps.ts'
import { type Dump, plainInventory, type Watch } from '../dump.ts'
import { extentDump } from '../extents.ts'
import type { DumpFormat } from '../format.ts'
import { problemOf, readRecord, RECORD_BYTES, AVML_MAGIC } from '../lime/record.ts'
import type { ByteSource } from '../source.ts'
import { isWrapped } from '../wrapper.ts'
import { AVML_VERSION, BlockWalk, findFromEnd, type PackedBlock } from './blocks.ts'
import { PlainSource } from './plain-source.ts'

const PAGE_SIZE = 4096
/** Chunks walked at opening where the blocks cannot be found from the end: some 50 ms, 2 GiB of guest. */
const OPENING_CHUNKS = 2 ** 15
/** Chunks walked before the watch is asked; 16 MiB of file at most. */
const STEP_CHUNKS = 128

export const avml: DumpFormat = {
  id: 'avml',
  recognises: head => head[0] === 0x41 && head[1] === 0x56 && head[2] === 0x4d && head[3] === 0x4c,
  open(source) {
    mustBegin(source)
    // Going backward through a compressed file would unpack it anew for each block.
    const whole = isWrapped(source) ? undefined : findFromEnd(source)
    if (whole) return dumpOf(source, whole, [], 0)
    const walk = new BlockWalk(source)
    walk.walk(OPENING_CHUNKS)
    return walked(source, walk)
  },
}

/** A dump whose facts grow with the walk, which its inventory brings to an end. */
function walked(source: ByteSource, walk: BlockWalk): Dump {
  const now = () => dumpOf(source, walk.blocks, walk.warnings, walk.missingBytes)
  if (walk.complete) return now()
  let dump: Dump | undefined
  const finished = ({ onProgress, isCancelled }: Watch): Dump => {
    while (!walk.complete) {
      if (isCancelled?.()) throw new MigrascopeError('cancelled', 'The reading was cancelled.')
      walk.walk(STEP_CHUNKS)
      onProgress?.(Math.min(1, walk.at / source.bytes))
    }
    return (dump ??= now())
  }
  const first = now()
  return {
    get facts() {
      return (dump ?? first).facts
    },
    access: 'forward',
    restUnknown: true,
    inventory: watch => finished(watch).inventory(watch),
    runs: () => finished({}).runs(),
    read: (run, offset, into) => finished({}).read(run, offset, into),
    [Symbol.dispose]: () => source[Symbol.dispose](),
  }
}

function dumpOf(
  source: ByteSource,
  blocks: readonly PackedBlock[],
  known: readonly string[],
  missingBytes: number,
): Dump {
  if (blocks.length === 0) throw noMemory(source)
  const warnings = [...known]
  let offset = 0
  let storedBytes = 0
  const extents = blocks.map(({ address, bytes, at, end }, i) => {
    const extent = { name: `block ${i}`, address, bytes, offset }
    offset += bytes
    storedBytes += end - at
    return extent
  })
  const cut = cutOverlaps(extents)
  if (cut.dropped > 0) {
    warnings.push(
      `Blocks overlap in guest memory: the first one is kept, ${formatBytes(cut.dropped)} of later ones are left out.`,
    )
  }
  const parts = cut.extents.filter(({ bytes }) => bytes % PAGE_SIZE !== 0).length
  if (parts > 0) {
    warnings.push(
      `${parts === 1 ? 'One block ends' : `${formatCount(parts)} blocks end`} inside a page; such a part counts as a page.`,
    )
  }
  const facts = {
    format: 'avml',
    variant: 'AVML version 2, snappy',
    creator: 'AVML',
    machine: null,
    pageSize: PAGE_SIZE,
    warnings,
  }
  const plain = extentDump(new PlainSource(source, blocks), facts, cut.extents)
  const pages = plain.inventory({}).total
  return {
    ...plain,
    facts: { ...plain.facts, fileBytes: source.bytes },
    access: 'forward',
    restUnknown: true,
    inventory: () => ({
      ...plainInventory(pages),
      missing: Math.ceil(missingBytes / PAGE_SIZE),
      compression: { method: 'snappy', pages, storedBytes },
    }),
  }
}

/** @throws MigrascopeError for a first header that is not one */
function mustBegin(source: ByteSource): void {
  if (source.bytes < RECORD_BYTES) throw noMemory(source)
  const problem = problemOf(readRecord(source, 0), AVML_MAGIC, AVML_VERSION)
  if (!problem) return
  const { what, expected, found } = problem
  const { name, path } = source
  throw new MigrascopeError(
    'bad-format',
    `${name} begins like an AVML file, but at byte 0 ${what}. Only version 2 is known; convert it with avml-convert.`,
    { file: name, path, offset: 0, expected, found },
  )
}

function noMemory({ name, path, bytes }: ByteSource): MigrascopeError {
  return new MigrascopeError(
    'truncated',
    `${name} is an AVML file without any guest memory that can be read: it was cut short or is damaged. Copy or dump it again.`,
    { file: name, path, offset: RECORD_BYTES, expected: 'memory', found: bytes },
  )
}
