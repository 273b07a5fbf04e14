/**
 * Part of a dump that stands for all of it: as many of its pages as are asked for, in stretches spread evenly
 * from the first to the last page. The same dump and number give the same pages.
 */
import type { Dump, PageRun } from './dump.ts'

/** Pages of one stretch: 1 MiB of small pages, so that a disk reads them at one go. */
const STRETCH = 256

/** A piece of one of the dump's own runs. */
class Part implements PageRun {
  readonly block: number
  readonly address: number
  readonly bytes: number
  readonly whole: PageRun
  readonly skip: number

  constructor(whole: PageRun, skip: number, bytes: number) {
    this.block = whole.block
    this.address = whole.address + skip
    this.bytes = bytes
    this.whole = whole
    this.skip = skip
  }
}

/**
 * A dump of which only such pages are there. Its inventory is that of the whole one.
 * @param total pages that the dump's inventory counted @param wanted at least one; never more are there
 */
export function spread(dump: Dump, total: number, wanted: number): Dump {
  if (total <= wanted) return dump
  return {
    facts: dump.facts,
    access: dump.access,
    ...(dump.restUnknown === undefined ? {} : { restUnknown: dump.restUnknown }),
    inventory: watch => dump.inventory(watch),
    runs: () => parts(dump, total, wanted),
    read: (run, offset, into) => {
      if (run instanceof Part) dump.read(run.whole, run.skip + offset, into)
      else dump.read(run, offset, into)
    },
    [Symbol.dispose]: () => {
      dump[Symbol.dispose]()
    },
  }
}

function* parts(dump: Dump, total: number, wanted: number): Generator<Part> {
  const { pageSize } = dump.facts
  const stretch = Math.min(STRETCH, wanted)
  const stretches = Math.floor(wanted / stretch)
  /** First page of stretch i, counted through all runs; the last one ends with the last page. */
  const start = (i: number) =>
    stretches === 1 ? 0 : Math.floor((i * (total - stretch)) / (stretches - 1))
  let i = 0
  let from = start(0)
  let first = 0
  for (const run of dump.runs()) {
    const pages = Math.ceil(run.bytes / pageSize)
    // All stretches, or their parts, that lie in this run. They do not overlap, since total > wanted.
    while (i < stretches && from < first + pages) {
      const end = Math.min(first + pages, start(i) + stretch)
      const skip = (from - first) * pageSize
      yield new Part(run, skip, Math.min(run.bytes, (end - first) * pageSize) - skip)
      from = end
      if (end === start(i) + stretch) from = start(++i)
    }
    if (i >= stretches) return
    first += pages
  }
}
