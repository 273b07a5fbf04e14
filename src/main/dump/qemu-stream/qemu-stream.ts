/**
 * QEMU migration streams (`migrate "exec:cat > FILE"`, `migrate file:FILE`, virsh dump without --memory-only):
 * plain, compressed by QEMU's compress threads, with XBZRLE, or mapped-ram. The main channel of a multifd
 * migration opens together with its other channels.
 */
import type { Dump } from '../dump.ts'
import type { DumpFormat } from '../format.ts'
import type { ByteSource } from '../source.ts'
import { mappedDump } from './mapped-dump.ts'
import { openMultifdFolder, recordingOf } from './multifd-folder.ts'
import { streamDump } from './stream-dump.ts'
import { factsOf } from './stream-facts.ts'
import { readStreamStart, type StreamStart } from './stream-start.ts'

export const qemuStream: DumpFormat = {
  id: 'qemu-stream',
  recognises: head => head[0] === 0x51 && head[1] === 0x45 && head[2] === 0x56 && head[3] === 0x4d,
  open(source) {
    const start = readStreamStart(source, 0, !isUnsettled(source))
    const folder = start.glance.pages || isMapped(start) ? undefined : recordingOf(source)
    if (folder === undefined) return dumpOf(start)
    const dump = openMultifdFolder(folder)
    source[Symbol.dispose]()
    return dump
  },
}

/**
 * Opens the stream that begins at `at`, which may stand inside of another format. The dump takes over
 * `source`; when this throws, that stays the caller's.
 * @param seekable the end of the file can be looked at without decompressing all before it
 * @throws MigrascopeError `bad-format` | `truncated` | `file-changed` | `io`
 */
export function openStream(source: ByteSource, at: number, seekable: boolean): Dump {
  return dumpOf(readStreamStart(source, at, seekable))
}

/** A wrapped source whose length is not known yet: to look at its end means to unpack all before it. */
const isUnsettled = (source: ByteSource): boolean => 'settled' in source && source.settled === false

const isMapped = (start: StreamStart) => start.blocks.some(block => block.mapped !== null)

function dumpOf(start: StreamStart): Dump {
  const facts = factsOf(start, start.source, `QEMU migration stream, ${variantOf(start)}`)
  if (isMapped(start)) return mappedDump(start, facts)
  const { whole, pages, records } = start.glance
  if (whole && !pages && records < start.layout.pages) {
    facts.warnings.push(
      'The stream holds no page with content. If it is the main channel of a multifd migration, put it into a folder with all its channels and open that.',
    )
  }
  return streamDump(start, facts)
}

function variantOf(start: StreamStart): string {
  const { glance } = start
  if (isMapped(start)) return 'mapped-ram'
  if (glance.flush) return 'main channel of a multifd migration'
  const ways = [glance.compressed ? 'compressed pages' : '', glance.xbzrle ? 'XBZRLE' : '']
  return ways.filter(Boolean).join(', ') || 'plain pages'
}
