/**
 * What a wrapper is: a file whose content is a dump in another form, such as a flattened or a compressed one.
 * It gives a source of the bytes inside, which formats are then recognised in as in a plain file. One file
 * per wrapper, one line each in open.ts.
 */
import { MigrascopeError } from '../../shared/failure.ts'
import type { Watch } from './dump.ts'
import type { ByteSource } from './source.ts'

export interface WrappedSource extends ByteSource {
  /** What is odd about the wrapping, as far as is known by now. */
  readonly warnings: readonly string[]
  /**
   * False while the length is not known; where this is absent, it always is. `bytes` is then the most that it
   * may be, so that nothing is taken for cut short, and reading far in may end in a `TooFarToOpen`.
   */
  readonly settled?: boolean
  /** What `bytes` will probably be, for people; absent where `bytes` says as much. */
  readonly likelyBytes?: number
  /**
   * Opening is over: from now on no read is too far in, whatever it takes. Until the source is settled, reads
   * tell `watch` how far they are and end in a `cancelled` when it says so.
   */
  lift?(watch: Watch): void
  /**
   * Learns all that opening was too short for: where every byte is and how many there are. Instant when there
   * is nothing left to learn.
   * @throws MigrascopeError `cancelled`, and as `read`
   */
  settle(watch: Watch): void
}

export interface Wrapper {
  /** For people, after the variant of what is inside: `flattened`. */
  readonly title: string
  /** The program that wraps so, where only one does; it joins the creator of what is inside. */
  readonly creator?: string
  /** How the whole file is compressed, as an inventory names it; absent where it is not. */
  readonly method?: string
  /** Formats it can hold, by id; absent where it holds anything. */
  readonly holds?: readonly string[]
  /** Whether the content is wrapped so. `head` is the first 4 KiB, or less where the file is shorter. */
  recognises(head: Uint8Array): boolean
  /**
   * The bytes inside, by reading headers only. The result takes over `source`; when this throws, `source`
   * stays the caller's to close.
   * @throws MigrascopeError `bad-format` | `truncated` | `file-changed` | `too-large` | `io`
   */
  unwrap(source: ByteSource): WrappedSource
}

/** Whether bytes far in may take long to come by: then opening leaves them alone. */
export const isWrapped = (source: ByteSource): source is WrappedSource => 'settle' in source

/** Whether `bytes` is the length, and not the most that it may be. */
export const hasLength = (source: ByteSource): boolean =>
  !isWrapped(source) || source.settled !== false

/** What lies that far in can be had only by more work than opening may take: the inventory will know. */
export class TooFarToOpen extends MigrascopeError {
  constructor({ name, path }: ByteSource, offset: number) {
    const message = `${name} must be unpacked further before what is in it is known.`
    super('internal', message, { file: name, path, offset })
  }
}
