/**
 * A multifd migration as a dump: what the main stream holds first, then channel after channel, each in the
 * order of its file, since a compressed channel can only be decoded from its start. One such channel is decoded
 * at a time; going back to another one, or back in one, starts that anew. Plain pages are read where they stand.
 */
import type { DumpFacts } from '../../../shared/dump-facts.ts'
import type { Dump, PageRun, Watch } from '../dump.ts'
import { ChannelPages } from './channel-pages.ts'
import { absentPages } from './absent-pages.ts'
import { GrowingNumbers } from './growing-numbers.ts'
import { MultifdChannel } from './multifd-channel.ts'
import { type Channel, indexMultifd, type MultifdIndex, packetEntry } from './multifd-index.ts'
import { MultifdPackets } from './multifd-packet.ts'
import { entryKinds, kindOf, placeOf } from './page-index.ts'
import { PageRuns } from './page-runs.ts'
import { notThere, readByPages } from './read-pages.ts'
import { RecordPages } from './record-pages.ts'
import { indexRuns, mainRuns } from './stream-dump.ts'
import type { StreamStart } from './stream-start.ts'

/**
 * Takes over the sources of `start` and of all channels, of which there must be one.
 * @param plain the channels are not compressed: of each packet only its table is walked, and pages are read in place
 */
export function multifdDump(
  start: StreamStart,
  channels: readonly Channel[],
  facts: DumpFacts,
  plain: boolean,
): Dump {
  const { source, layout, pageSize } = start
  let index: MultifdIndex | undefined
  let content: RecordPages | undefined
  let inPlace: ChannelPages | undefined
  let stores: readonly MultifdChannel[] | undefined
  let active: MultifdChannel | undefined
  const indexed = (watch: Watch = {}) => (index ??= indexMultifd(start, channels, watch))

  const storeOf = (place: number, page: number): { store: MultifdChannel; place: number } => {
    const { packets } = indexed()
    stores ??= channels.map(
      (channel, i) =>
        new MultifdChannel(channel.source, packets[i] ?? new GrowingNumbers(), pageSize),
    )
    const i = channels.findLastIndex(channel => place >= channel.base)
    const store = stores[i]
    if (!store) throw notThere(source, page)
    if (active !== store) active?.[Symbol.dispose]()
    active = store
    return { store, place: place - (channels[i]?.base ?? 0) }
  }

  const readPages = (first: number, into: Uint8Array): void => {
    const { pages, deltas } = indexed()
    for (let page = first, at = 0; at < into.length;) {
      const entry = pages.get(page)
      const kind = kindOf(entry)
      let filled = pageSize
      if (kind === entryKinds.channelPage) {
        inPlace ??= new ChannelPages(channels, pageSize)
        filled = inPlace.read(pages, page, into.subarray(at))
      } else if (kind === entryKinds.packet) {
        const { store, place } = storeOf(placeOf(entry), page)
        store.read(place, into.subarray(at, at + pageSize))
      } else {
        content ??= new RecordPages(source, deltas, pageSize)
        while (at + filled < into.length && !isInChannel(pages.get(page + filled / pageSize))) {
          filled += pageSize
        }
        content.readAll(pages, page, into.subarray(at, at + filled))
      }
      at += filled
      page += filled / pageSize
    }
  }

  return {
    facts,
    access: plain ? 'random' : 'forward',

    inventory: watch => indexed(watch).inventory,

    *runs(): Iterable<PageRun> {
      const found = indexed()
      // Each channel is then read forward, with its zero pages in between, and not walked again.
      if (plain && found.inventory.repeated === 0) {
        yield* indexRuns(start, found)
        return
      }
      yield* mainRuns(start, found)
      for (const channel of channels) yield* channelRuns(start, channel, found)
    },

    absences: () => absentPages(layout, pageSize, indexed()),

    read(run, offset, into) {
      readByPages(layout, pageSize, run, offset, into, readPages)
    },

    [Symbol.dispose]() {
      content?.[Symbol.dispose]()
      active?.[Symbol.dispose]()
      for (const channel of channels) channel.source[Symbol.dispose]()
      source[Symbol.dispose]()
    },
  }
}

const isInChannel = (entry: number): boolean =>
  kindOf(entry) === entryKinds.packet || kindOf(entry) === entryKinds.channelPage

/** Those pages of a channel that no later packet replaces. */
function* channelRuns(
  start: StreamStart,
  { source, base }: Channel,
  { pages }: MultifdIndex,
): Generator<PageRun> {
  const runs = new PageRuns(start.layout, start.pageSize)
  const packets = new MultifdPackets(source, start.pageSize)
  while (packets.next()) {
    const { normalPages, zeroPages } = packets
    const firstPage = start.layout.firstPages[start.names.get(packets.block) ?? -1]
    if (firstPage === undefined) continue
    for (let slot = 0; slot < normalPages + zeroPages; slot++) {
      const page = firstPage + packets.offset(slot) / start.pageSize
      if (pages.get(page) !== packetEntry(packets, base, slot, start.pageSize)) continue
      const run = runs.add(page, packets.at)
      if (run) yield run
    }
  }
  const last = runs.flush()
  if (last) yield last
}
