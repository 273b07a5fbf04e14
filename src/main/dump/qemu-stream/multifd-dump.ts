/**
 * A multifd migration as a dump: what the main stream holds first, then channel after channel, each in the
 * order of its file, since a compressed channel can only be decoded from its start. One channel is decoded at
 * a time; going back to another one, or back in one, starts that anew.
 */
import type { DumpFacts } from '../../../shared/dump-facts.ts'
import type { Dump, PageRun, Watch } from '../dump.ts'
import { GrowingNumbers } from './growing-numbers.ts'
import { MultifdChannel } from './multifd-channel.ts'
import { type Channel, indexMultifd, type MultifdIndex } from './multifd-index.ts'
import { MultifdPackets } from './multifd-packet.ts'
import { entryKinds, entryOf, kindOf, placeOf } from './page-index.ts'
import { PageRuns } from './page-runs.ts'
import { readByPages } from './read-pages.ts'
import { RecordPages } from './record-pages.ts'
import { mainRuns, notThere } from './stream-dump.ts'
import type { StreamStart } from './stream-start.ts'

/** Takes over the sources of `start` and of all channels, of which there must be one. */
export function multifdDump(
  start: StreamStart,
  channels: readonly Channel[],
  facts: DumpFacts,
): Dump {
  const { source, layout, pageSize } = start
  let index: MultifdIndex | undefined
  let content: RecordPages | undefined
  let stores: readonly MultifdChannel[] | undefined
  let active: MultifdChannel | undefined
  const indexed = (watch: Watch = {}) => (index ??= indexMultifd(start, channels, watch))

  const storeOf = (place: number): { store: MultifdChannel; at: number } | undefined => {
    const { packets } = indexed()
    stores ??= channels.map(
      (channel, i) =>
        new MultifdChannel(channel.source, packets[i] ?? new GrowingNumbers(), pageSize),
    )
    const i = channels.findLastIndex(channel => place >= channel.base)
    const store = stores[i]
    if (!store) return undefined
    if (active !== store) active?.[Symbol.dispose]()
    active = store
    return { store, at: place - (channels[i]?.base ?? 0) }
  }

  const readPage = (page: number, into: Uint8Array): void => {
    const { pages, deltas } = indexed()
    const entry = pages.get(page)
    if (entry === 0) throw notThere(start, page)
    if (kindOf(entry) === entryKinds.packet) {
      const found = storeOf(placeOf(entry))
      if (!found) throw notThere(start, page)
      found.store.read(found.at, into)
    } else (content ??= new RecordPages(source, deltas, pageSize)).read(entry, into)
  }

  return {
    facts,
    access: 'forward',

    inventory: watch => indexed(watch).inventory,

    *runs(): Iterable<PageRun> {
      const found = indexed()
      yield* mainRuns(start, found)
      for (const channel of channels) yield* channelRuns(start, channel, found)
    },

    read(run, offset, into) {
      readByPages(layout, pageSize, run, offset, into, readPage)
    },

    [Symbol.dispose]() {
      content?.[Symbol.dispose]()
      active?.[Symbol.dispose]()
      for (const channel of channels) channel.source[Symbol.dispose]()
      source[Symbol.dispose]()
    },
  }
}

/** Those pages of a channel that no later packet replaces. */
function* channelRuns(
  start: StreamStart,
  { source, base }: Channel,
  { pages }: MultifdIndex,
): Generator<PageRun> {
  const runs = new PageRuns(start.layout, start.pageSize)
  const packets = new MultifdPackets(source, start.pageSize)
  while (packets.next()) {
    const { normalPages, zeroPages, tableAt } = packets
    const firstPage = start.layout.firstPages[start.names.get(packets.block) ?? -1]
    if (firstPage === undefined) continue
    for (let slot = 0; slot < normalPages + zeroPages; slot++) {
      const page = firstPage + packets.offset(slot) / start.pageSize
      const kind = slot < normalPages ? entryKinds.packet : entryKinds.packetZero
      if (pages.get(page) !== entryOf(base + tableAt + 8 * slot, kind)) continue
      const run = runs.add(page, packets.at)
      if (run) yield run
    }
  }
  const last = runs.flush()
  if (last) yield last
}
