/**
 * A recorded multifd migration: a folder with one file per connection, the main stream (it begins with QEVM)
 * and its channels. Found by content; names do not matter. Opening the main stream or a channel opens the
 * folder they are in.
 */
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MigrascopeError } from '../../../shared/failure.ts'
import type { Dump } from '../dump.ts'
import { openFile } from '../file.ts'
import type { DumpFormat, FolderFormat } from '../format.ts'
import { type ByteSource, readBytes } from '../source.ts'
import { type Channel, readable, unreadable } from './multifd-index.ts'
import { multifdDump } from './multifd-dump.ts'
import { channelId, HELLO_BYTES, methodNames, MultifdPackets } from './multifd-packet.ts'
import { factsOf } from './stream-facts.ts'
import { readStreamStart, type StreamStart } from './stream-start.ts'

/** QEMU opens at most 255 channels. A folder with many more files is no recording. */
const MAX_ENTRIES = 1024
const GLANCE_PACKETS = 32
const QEVM = 'QEVM'

interface Recording {
  readonly mains: readonly string[]
  readonly channels: readonly { readonly path: string; readonly id: number }[]
}

export const multifdFolder: FolderFormat = {
  id: 'qemu-stream',
  recognises: path => recordingIn(path).channels.length > 0,
  open: openMultifdFolder,
}

/** One channel opened by itself. */
export const multifdChannel: DumpFormat = {
  id: 'qemu-stream',
  recognises: head => channelId(head) !== undefined,
  open(source) {
    const folder = dirname(source.path)
    if (recordingIn(folder).mains.length !== 1) {
      throw new MigrascopeError(
        'bad-format',
        `${source.name} is one channel of a multifd migration, which holds a part of the pages only. Put the main stream and all channels of the recording into a folder and open that.`,
        { file: source.name, path: source.path, expected: 'main stream beside it', found: 'none' },
      )
    }
    const dump = openMultifdFolder(folder)
    source[Symbol.dispose]()
    return dump
  },
}

/** The folder of a main stream, where that is a recording with channels; else undefined. */
export function recordingOf(main: ByteSource): string | undefined {
  const folder = dirname(main.path)
  const { mains, channels } = recordingIn(folder)
  const only = mains.length === 1 && mains[0] !== undefined && basename(mains[0]) === main.name
  return only && channels.length > 0 ? folder : undefined
}

/** @throws MigrascopeError `bad-format` | `truncated`, and what opening a file throws */
export function openMultifdFolder(path: string): Dump {
  const recording = recordingIn(path)
  const [main, other] = recording.mains
  if (main === undefined || other !== undefined) {
    const found = main === undefined ? 'none' : recording.mains.map(m => basename(m)).join(', ')
    throw new MigrascopeError(
      'bad-format',
      `${basename(path)} holds channels of a multifd migration, but ${main === undefined ? 'not the main stream' : 'more than one main stream'}. Keep each recording in a folder of its own.`,
      { file: basename(path), path, expected: 'one file that begins with QEVM', found },
    )
  }
  const open: ByteSource[] = []
  try {
    const source = openFile(main)
    open.push(source)
    const start = readStreamStart(source, 0, true)
    let base = source.bytes
    const channels: Channel[] = []
    for (const channel of recording.channels) {
      const file = openFile(channel.path)
      open.push(file)
      channels.push({ source: file, base })
      base += file.bytes
    }
    const whole = { name: basename(path), bytes: base }
    const many = `${channels.length} ${channels.length === 1 ? 'channel' : 'channels'}`
    const method = methodOf(start, channels)
    const variant = `QEMU migration stream, multifd, ${many}, ${method}`
    const facts = factsOf(start, whole, variant)
    facts.warnings.push(...idWarnings(recording))
    return multifdDump(start, channels, facts, method === PLAIN)
  } catch (error) {
    for (const source of open) source[Symbol.dispose]()
    throw error
  }
}

/** Looks at the first bytes of every file in a folder. Never throws: what cannot be read is not part of it. */
function recordingIn(folder: string): Recording {
  const mains: string[] = []
  const channels: { path: string; id: number }[] = []
  for (const path of filesIn(folder)) {
    try {
      using source = openFile(path)
      const head = readBytes(source, 0, Math.min(HELLO_BYTES, source.bytes))
      const id = channelId(head)
      if (id !== undefined) channels.push({ path, id })
      else if (String.fromCharCode(...head.subarray(0, 4)) === QEVM) mains.push(path)
    } catch (error) {
      if (!(error instanceof MigrascopeError)) throw error
    }
  }
  return { mains, channels: channels.sort((a, b) => a.id - b.id || (a.path < b.path ? -1 : 1)) }
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    if (entries.length > MAX_ENTRIES) return []
    return entries.filter(e => e.isFile() || e.isSymbolicLink()).map(e => join(folder, e.name))
  } catch {
    return []
  }
}

const PLAIN = 'not compressed'

/** From the first packets with pages. */
function methodOf(start: StreamStart, channels: readonly Channel[]): string {
  for (const { source } of channels) {
    const packets = new MultifdPackets(source, start.pageSize)
    for (let i = 0; i < GLANCE_PACKETS && packets.next(); i++) {
      if (packets.normalPages === 0) continue
      if (!readable.has(packets.method)) throw unreadable(packets)
      const name = methodNames[packets.method] ?? ''
      return name === 'none' ? PLAIN : name
    }
  }
  return 'method unknown'
}

function idWarnings({ channels }: Recording): string[] {
  const odd = channels.findIndex(({ id }, i) => id !== i)
  if (odd < 0) return []
  return [
    `The channels in the folder are not numbered 0 to ${channels.length - 1}: channel ${odd} is missing or there twice.`,
  ]
}
