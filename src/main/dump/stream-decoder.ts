/**
 * Decodes one gzip, zlib or zstd stream piece by piece, synchronously and with bounded memory: compressed
 * bytes are pushed in, plain bytes are pulled out, never more than asked for. State lives on between pushes, so
 * a stream that is only flushed between its parts (QEMU's multifd channels) can be taken part by part.
 */
import { GzipDecoder } from './gzip-decoder.ts'
import { NativeDecoder } from './native-decoder.ts'

export { StreamFault } from './stream-fault.ts'

/** `gzip`: any number of members; `zlib`: one stream; `zstd`: any number of frames, skippable ones too. */
export type StreamMethod = 'gzip' | 'zlib' | 'zstd'

export interface StreamDecoder extends Disposable {
  /** Compressed bytes that were pushed and not used yet. */
  readonly pending: number
  /**
   * The stream is over, and what may be `pending` does not belong to it. Where another member or frame may
   * follow, this is known only by bytes that begin none, or by `finish`.
   */
  readonly ended: boolean
  /** Gives it the next compressed bytes. They are not copied, so they must stay until `pending` is 0. */
  push(chunk: Uint8Array): void
  /**
   * Decodes into `into` until that is full, the pushed bytes are used up, or the stream has ended; returns how
   * many bytes it made. Fewer than `into.length` means that it wants another push, that it has `ended`, or that
   * the next call throws: what was made before a fault is given first. `into` may lie in a SharedArrayBuffer.
   * @throws StreamFault `damaged` | `window`; the stream cannot be used on
   */
  pull(into: Uint8Array): number
  /**
   * Says that no more will be pushed; to be called when `pull` has given all it has.
   * @throws StreamFault `cut` when the stream is not complete
   */
  finish(): void
}

/** @throws MigrascopeError `codec-unavailable` where this runtime cannot */
export const openDecoder = (method: StreamMethod): StreamDecoder =>
  method === 'gzip' ? new GzipDecoder() : new NativeDecoder(method)
