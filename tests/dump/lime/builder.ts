/** LiME and AVML files as bytes, written from the layout of their headers, wrong in any field a test names. */
export interface Range {
  readonly address: number | bigint
  readonly data: Uint8Array
  /** Inclusive; else what `data` makes. */
  readonly end?: number | bigint
  readonly magic?: number
  readonly version?: number
}

export function recordHeader(range: Range, bytes: number, magic: number, version: number): Buffer {
  const header = Buffer.alloc(32)
  header.writeUInt32LE(range.magic ?? magic, 0)
  header.writeUInt32LE(range.version ?? version, 4)
  header.writeBigUInt64LE(BigInt(range.address), 8)
  header.writeBigUInt64LE(BigInt(range.end ?? BigInt(range.address) + BigInt(bytes) - 1n), 16)
  return header
}

export const buildLime = (...ranges: readonly Range[]): Buffer =>
  Buffer.concat(
    ranges.flatMap(range => [recordHeader(range, range.data.length, 0x4c69_4d45, 1), range.data]),
  )
