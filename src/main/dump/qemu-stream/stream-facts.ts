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
    machine: header.machine,
    pageSize,
    guestBytes: layout.pages * pageSize,
    // Which pages were sent is known only by walking them; a mapped-ram stream has a place for each.
    totalPages: holdsAll(start) ? layout.pages : null,
    blocks: [...guestBlocks],
    warnings: [...warnings],
  }
}

/** A mapped-ram stream whose file reaches to the end of its last block. */
const holdsAll = ({ blocks, source }: StreamStart): boolean =>
  blocks.every(({ mapped, bytes }) => mapped !== null && mapped.pagesAt + bytes <= source.bytes)
