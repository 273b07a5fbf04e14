/**
 * Which channel and packet holds the last content of each page of a multifd migration. Nothing is decoded for
 * it. The order is this: QEMU puts a sync on every channel and on the main one between two passes (before 8.1
 * after every section), so that what stands after the n-th sync is newer than all that stands before it, on any
 * channel. Within one such stretch a page comes twice only by accident [7.2 does it, with equal content]; the
 * packets' numbers decide then, which the sender gives out in one sequence, and the main channel comes first.
 * Source: QEMU's migration/multifd.c, `multifd_send_sync_main`; migration/ram.c, `ram_save_complete`.
 */
import type { MigrascopeError } from '../../../shared/failure.ts'
import { formatCount } from '../../../shared/units.ts'
import type { Watch } from '../dump.ts'
import type { ByteSource } from '../source.ts'
import { GrowingNumbers } from './growing-numbers.ts'
import { malformed } from './malformed.ts'
import { methodNames, MultifdPackets } from './multifd-packet.ts'
import { entryKinds, entryOf } from './page-index.ts'
import { RamRecords } from './ram-records.ts'
import { Recorder, type StreamIndex, watchWindows } from './stream-index.ts'
import { sectionTypes } from './sections.ts'
import type { StreamStart } from './stream-start.ts'

export interface Channel {
  readonly source: ByteSource
  /** Where it begins when the main stream and all channels stand one behind the other. */
  readonly base: number
}

export interface MultifdIndex extends StreamIndex {
  /** For each channel the offsets of its packets with pages. */
  readonly packets: readonly GrowingNumbers[]
}

/** Methods that can be decoded: none, zlib, zstd. */
export const readable = new Set([0, 1, 2])

interface Walk extends Channel {
  readonly packets: MultifdPackets
  readonly starts: GrowingNumbers
  /** Syncs passed. */
  syncs: number
  /** A packet has been read and waits for its turn. */
  waiting: boolean
}

/** @throws MigrascopeError `cancelled`; `bad-format` where nothing can be read */
export function indexMultifd(
  start: StreamStart,
  channels: readonly Channel[],
  watch: Watch,
): MultifdIndex {
  const fileBytes = channels.reduce((sum, { source }) => sum + source.bytes, start.source.bytes)
  const walks: Walk[] = []
  const onWindow = watchWindows(watch, fileBytes)
  const onStep = () => {
    onWindow(walks.reduce((sum, walk) => sum + walk.packets.at, main.at))
  }
  const main = new RamRecords(start, onStep)
  for (const channel of channels) {
    const packets = new MultifdPackets(channel.source, start.pageSize, onStep)
    walks.push({ ...channel, packets, starts: new GrowingNumbers(), syncs: 0, waiting: false })
  }
  for (const walk of walks) walk.waiting = walk.packets.next()
  const strands = [
    { base: 0, at: () => main.recordAt },
    ...walks.map(({ base, packets }) => ({ base, at: () => packets.at })),
  ]
  const recorder = new Recorder(start, strands, () => fileBytes)

  const mark = start.glance.flush ? 'flush' : 'eos'
  for (let syncs = 0; !main.end || walks.some(walk => walk.waiting); syncs++) {
    recorder.sync()
    for (let kind = main.next(); kind !== 'done' && kind !== mark; kind = main.next()) {
      if (kind !== 'eos' && kind !== 'flush') recorder.add(main, kind)
    }
    const stopped = main.end !== undefined || main.sectionType === sectionTypes.end
    for (let walk = firstOf(walks, syncs); walk; walk = firstOf(walks, syncs)) {
      takePacket(start, recorder, walk, stopped)
      if (walk.packets.sync) walk.syncs++
      walk.waiting = walk.packets.next()
    }
  }
  return summary(start, recorder, main, walks)
}

/** The channel whose packet is next in this stretch. */
function firstOf(walks: readonly Walk[], syncs: number): Walk | undefined {
  let first: Walk | undefined
  for (const walk of walks) {
    if (!walk.waiting || walk.syncs > syncs) continue
    if (!first || walk.packets.number < first.packets.number) first = walk
  }
  return first
}

/** A packet with a page that cannot be ends its channel. */
function takePacket(start: StreamStart, recorder: Recorder, walk: Walk, stopped: boolean): void {
  const { packets, base } = walk
  const { normalPages, zeroPages, method, source, tableAt } = packets
  const pages = normalPages + zeroPages
  if (pages === 0) return
  if (normalPages > 0 && !readable.has(method)) throw unreadable(packets)
  const block = start.names.get(packets.block) ?? -1
  const firstPage = start.layout.firstPages[block] ?? 0
  const blockPages = start.layout.blockPages[block] ?? 0
  walk.starts.push(packets.at)
  for (let slot = 0; slot < pages; slot++) {
    const index = packets.offset(slot) / start.pageSize
    if (index >= blockPages || !Number.isInteger(index)) {
      const limit = `a page of ${packets.block}, below ${blockPages * start.pageSize}`
      const what = 'has a packet with a page that is not there'
      const at = tableAt + 8 * slot
      const failure = malformed(source, at, limit, packets.offset(slot), what)
      packets.end = { kind: 'broken', failure }
      return
    }
    recorder.put(
      firstPage + index,
      packetEntry(packets, base, slot, start.pageSize),
      false,
      stopped,
    )
  }
  if (normalPages > 0 && method !== 0) {
    recorder.addPayload(methodNames[method] ?? '', normalPages, packets.storedBytes)
  }
}

/** The entry of a page of a packet: where its bytes are, or its place in the table where it has none. */
export function packetEntry(
  { normalPages, method, tableAt, payloadAt }: MultifdPackets,
  base: number,
  slot: number,
  pageSize: number,
): number {
  if (slot >= normalPages) return entryOf(base + tableAt + 8 * slot, entryKinds.zero)
  return method === 0
    ? entryOf(base + payloadAt + slot * pageSize, entryKinds.channelPage)
    : entryOf(base + tableAt + 8 * slot, entryKinds.packet)
}

export function unreadable(packets: MultifdPackets): MigrascopeError {
  const name = methodNames[packets.method] ?? packets.method
  const what = `is compressed with multifd's method ${name}, which Migrascope cannot read; record the migration with none, zlib or zstd`
  return malformed(packets.source, packets.at + 8, 'none, zlib or zstd', name, what)
}

function summary(
  start: StreamStart,
  recorder: Recorder,
  main: RamRecords,
  walks: readonly Walk[],
): MultifdIndex {
  const index = recorder.finish(main)
  const { total } = index.inventory
  const warnings = [...index.inventory.warnings]
  for (const { packets, source } of walks) {
    if (packets.end?.kind === 'cut') {
      warnings.push(`${source.name} ends inside of a packet, at byte ${packets.end.at}.`)
    } else if (packets.end?.kind === 'broken') {
      warnings.push(`What follows is not read: ${packets.end.failure.message}`)
    }
  }
  if (new Set(walks.map(walk => walk.syncs)).size > 1) {
    warnings.push('Some channels end before others: pages of theirs may be old or missing.')
  }
  const missing = start.layout.pages - total
  if (missing > 0) {
    const count = formatCount(missing)
    warnings.push(
      `${count} pages are in none of the ${walks.length} channels. If there were more channels, put their files into the folder, too.`,
    )
  }
  return {
    ...index,
    ascending: false,
    inventory: { ...index.inventory, excluded: 0, missing, warnings },
    packets: walks.map(walk => walk.starts),
  }
}
