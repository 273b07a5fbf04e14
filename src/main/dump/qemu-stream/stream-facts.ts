/** What the headers of a migration stream say, as facts of a dump. */
import type { DumpFacts } from '../../../shared/dump-facts.ts'
import type { ByteSource } from '../source.ts'
import type { StreamStart } from './stream-start.ts'

/** @param file name and length of the file, or of all files together */
export function factsOf(
  start: StreamStart,
  file: Pick<ByteSource, 'name' | 'bytes'>,
  variant: string,
): DumpFacts {
  const { header, guestBlocks, pageSize, warnings, layout } = start
  return {
    name: file.name,
    fileBytes: file.bytes,
    format: 'qemu-stream',
    variant,
    creator: creatorOf(start),
    machine: header.machine,
    pageSize,
    guestBytes: layout.pages * pageSize,
    // Which pages were sent is known only by walking them; a mapped-ram stream has a place for each.
    totalPages: holdsAll(start) ? layout.pages : null,
    blocks: [...guestBlocks],
    warnings: [...warnings],
  }
}

/**
 * A stream does not name its writer, but a versioned machine type and mapped-ram exist from a version of QEMU on.
 * Machine types of distributions have numbers of their own.
 */
function creatorOf({ header, blocks }: Pick<StreamStart, 'header' | 'blocks'>): string {
  const versions = /-(\d+)\.(\d+)$/.exec(header.machine ?? '')
  let [major, minor] = [Number(versions?.[1] ?? 0), Number(versions?.[2] ?? 0)]
  if (major < 9 && blocks.some(({ mapped }) => mapped !== null)) [major, minor] = [9, 0]
  return major === 0 && minor === 0 ? 'QEMU' : `QEMU ${major}.${minor} or newer`
}

/** A mapped-ram stream whose file reaches to the end of its last block. */
const holdsAll = ({ blocks, source }: StreamStart): boolean =>
  blocks.every(({ mapped, bytes }) => mapped !== null && mapped.pagesAt + bytes <= source.bytes)
