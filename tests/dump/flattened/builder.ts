/** Builds flattened streams, right ones and odd ones, and sources to read them from without a file. */
import { flattened } from '../../../src/main/dump/flattened.ts'
import type { ByteSource } from '../../../src/main/dump/source.ts'
import type { WrappedSource } from '../../../src/main/dump/wrapper.ts'
import { MigrascopeError } from '../../../src/shared/failure.ts'

export interface BuiltRecord {
  readonly at: number | bigint
  readonly data: Uint8Array
  /** What the record says instead of the truth. */
  readonly size?: number | bigint
}

export const END = recordHeader(-1n, -1n)

export function buildFlattened(records: readonly BuiltRecord[], end: Uint8Array = END): Buffer {
  const header = Buffer.alloc(4096)
  header.write('makedumpfile')
  header.writeBigInt64BE(1n, 16)
  header.writeBigInt64BE(1n, 24)
  const parts = records.flatMap(({ at, data, size = data.length }) => [
    recordHeader(BigInt(at), BigInt(size)),
    data,
  ])
  return Buffer.concat([header, ...parts, end])
}

export function recordHeader(at: bigint, size: bigint): Buffer {
  const header = Buffer.alloc(16)
  header.writeBigInt64BE(at)
  header.writeBigInt64BE(size, 8)
  return header
}

/** `content` in records of `bytes`, in the order of the file. */
export function recordsOf(content: Uint8Array, bytes: number): BuiltRecord[] {
  const count = Math.ceil(content.length / bytes)
  return Array.from({ length: count }, (_, i) => ({
    at: i * bytes,
    data: content.subarray(i * bytes, (i + 1) * bytes),
  }))
}

/** A source over bytes in memory. */
export function memory(content: Uint8Array): ByteSource {
  return {
    name: 'memory',
    path: '/memory',
    bytes: content.length,
    read(offset, into) {
      if (offset < 0) throw new Error(`read at ${offset}`)
      if (offset + into.length > content.length) throw new MigrascopeError('truncated', 'too far')
      into.set(content.subarray(offset, offset + into.length))
    },
    [Symbol.dispose]() {
      // Nothing is held.
    },
  }
}

export const unwrapped = (content: Uint8Array): WrappedSource => flattened.unwrap(memory(content))

export function bytesOf(source: ByteSource): Buffer {
  const all = Buffer.alloc(source.bytes)
  source.read(0, all)
  return all
}
