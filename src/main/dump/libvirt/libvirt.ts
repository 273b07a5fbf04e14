/**
 * libvirt save images: a header, the domain's XML, then a QEMU migration stream. A raw or sparse one is read
 * where it stands. One that was saved through gzip or zstd is unwrapped from what stands behind the header; the
 * other programs are refused with the command that unpacks the file.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { Dump } from '../dump.ts'
import type { DumpFormat } from '../format.ts'
import { openStream } from '../qemu-stream/qemu-stream.ts'
import type { ByteSource } from '../source.ts'
import type { Wrapper } from '../wrapper.ts'
import { isSaveImage, packingOf, readSaveHeader, type SaveHeader } from './save-header.ts'
import { TailSource } from './tail-source.ts'

const TITLE = 'libvirt save image'
const CREATOR = 'libvirt'
/** Files of these programs are recognised by their own magic. */
const unwrapped: readonly unknown[] = ['gzip', 'zstd']

export const packedSaveImage: Wrapper = {
  title: TITLE,
  creator: CREATOR,
  holds: ['qemu-stream'],
  recognises: head => unwrapped.includes(packingOf(head)),
  unwrap: source => new TailSource(source, readSaveHeader(source).streamAt),
}

export const saveImage: DumpFormat = {
  id: 'qemu-stream',
  recognises: isSaveImage,
  open(source) {
    const header = readSaveHeader(source)
    // A sparse stream's offsets count from the start of the file, as its positions here do.
    if (header.packing !== 'raw' && header.packing !== 'sparse') throw unreadable(source, header)
    return titled(openStream(source, header.streamAt, true))
  },
}

function titled(dump: Dump): Dump {
  const { variant, creator } = dump.facts
  const facts = {
    ...dump.facts,
    variant: `${variant}, ${TITLE}`,
    creator: creator === null ? CREATOR : `${CREATOR} with ${creator}`,
  }
  return {
    facts,
    access: dump.access,
    findsItsEnd: dump.findsItsEnd ?? false,
    inventory: watch => dump.inventory(watch),
    runs: () => dump.runs(),
    absences: () => dump.absences?.() ?? [],
    read: (run, offset, into) => dump.read(run, offset, into),
    [Symbol.dispose]: () => dump[Symbol.dispose](),
  }
}

function unreadable(source: ByteSource, { packing, streamAt }: SaveHeader): MigrascopeError {
  const details = { file: source.name, path: source.path, offset: 28 }
  if (typeof packing === 'number') {
    return new MigrascopeError(
      'bad-format',
      `${source.name} is a ${TITLE} packed in a way that Migrascope does not know (${packing}).`,
      { ...details, expected: 'a number up to 6', found: packing },
    )
  }
  // tail counts from 1.
  const command = `tail -c +${streamAt + 1} FILE | ${packing} -dc > STREAM`
  return new MigrascopeError(
    'bad-format',
    `${source.name} is a ${TITLE} packed by ${packing}, which Migrascope cannot undo. Unpack it with ${command}, then open STREAM.`,
    { ...details, expected: 'raw, gzip, zstd or sparse', found: packing },
  )
}
