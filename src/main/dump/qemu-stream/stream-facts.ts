/** What the headers of a migration stream say, as facts of a dump. */
import type { DumpFacts } from '../../../shared/dump-facts.ts'
import type { ByteSource } from '../source.ts'
import type { StreamStart } from './stream-start.ts'

/** @param file name and length of the file, or of all files together */
export function factsOf(
  { header, guestBlocks, pageSize, warnings, layout }: StreamStart,
  file: Pick<ByteSource, 'name' | 'bytes'>,
  variant: string,
): DumpFacts {
  return {
    name: file.name,
    fileBytes: file.bytes,
    format: 'qemu-stream',
    variant,
    machine: header.machine,
    pageSize,
    guestBytes: layout.pages * pageSize,
    totalPages: layout.pages,
    blocks: [...guestBlocks],
    warnings: [...warnings],
  }
}
