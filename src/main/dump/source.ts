/**
 * A file of known length that can be read anywhere: what a format reads from. A plain file is one
 * (file.ts); a wrapper, such as a compressed or a flattened file, is one on top of another.
 */
export interface ByteSource extends Disposable {
  /** File name without folder, for people. */
  readonly name: string
  /** Where it lies, for error details. */
  readonly path: string
  /** Length when it was opened. */
  readonly bytes: number
  /**
   * Fills all of `into` with what stands at `offset`. `into` may lie in a SharedArrayBuffer.
   * @throws MigrascopeError `truncated` past the end, `file-changed` when the file has shrunk, `io`
   */
  read(offset: number, into: Uint8Array): void
}

/** Bytes at the start of a file that formats are told apart by. */
export const HEAD_BYTES = 4096

/** The first 4 KiB, or all of a shorter file. */
export function readHead(source: ByteSource): Uint8Array {
  return readBytes(source, 0, Math.min(HEAD_BYTES, source.bytes))
}

/** A fresh copy of a few bytes, for headers. Check `length` before asking: this allocates it. */
export function readBytes(source: ByteSource, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  source.read(offset, bytes)
  return bytes
}

/** The same, to take numbers from. */
export function readView(source: ByteSource, offset: number, length: number): DataView {
  const bytes = readBytes(source, offset, length)
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
