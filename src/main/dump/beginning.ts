/** A dump as if it ended after so many bytes of guest memory: for measuring on a part of a large one. */
import { type Dump, type PageRun, plainInventory } from './dump.ts'

/** Takes over `dump`. @param bytes rounded down to whole pages, at least one; more than it has is all of it */
export function beginningOf(dump: Dump, bytes: number): Dump {
  const { pageSize, guestBytes } = dump.facts
  if (bytes >= guestBytes) return dump
  const most = Math.max(pageSize, bytes - (bytes % pageSize))

  function* runs(): Generator<PageRun> {
    let left = most
    for (const run of dump.runs()) {
      if (left <= 0) return
      yield { ...run, bytes: Math.min(run.bytes, left) }
      // A part-page takes a page's place.
      left -= Math.ceil(run.bytes / pageSize) * pageSize
    }
  }

  return {
    facts: { ...dump.facts, guestBytes: most, totalPages: null },
    access: dump.access,
    ...(dump.restUnknown === undefined ? {} : { restUnknown: dump.restUnknown }),
    inventory(watch) {
      dump.inventory(watch)
      let pages = 0
      for (const run of runs()) pages += Math.ceil(run.bytes / pageSize)
      return plainInventory(pages)
    },
    runs,
    read: (run, offset, into) => {
      dump.read(run, offset, into)
    },
    [Symbol.dispose]: () => {
      dump[Symbol.dispose]()
    },
  }
}
