/**
 * What a dump format is to the rest: how it is recognised and how it is opened. One file per format, one
 * line each in open.ts.
 */
import type { Dump } from './dump.ts'
import type { ByteSource } from './source.ts'

export interface DumpFormat {
  /** Short name, as in `facts.format` and `--json`. */
  readonly id: string
  /** Whether the content is of this format. `head` is the first 4 KiB, or less where the file is shorter. */
  recognises(head: Uint8Array, source: ByteSource): boolean
  /**
   * Reads the headers, in bounded time and memory whatever they say. The dump takes over `source`; when
   * this throws, `source` stays the caller's to close.
   * @throws MigrascopeError `bad-format` | `truncated` | `file-changed` | `too-large` | `io`
   */
  open(source: ByteSource): Dump
}

/** A dump that is a folder of files, each of which is a part. One line each in open.ts. */
export interface FolderFormat {
  readonly id: string
  /** Whether the files in the folder at `path` are such a dump. Never throws. */
  recognises(path: string): boolean
  /** As for a file. @throws MigrascopeError as `DumpFormat.open`, and all that opening a file throws */
  open(path: string): Dump
}
