/** Windows crash dumps as bytes, in QEMU's layout, wrong in any field a test names. */
export interface Dmp {
  readonly type?: number
  /** First page and count. */
  readonly runs?: readonly (readonly [number | bigint, number | bigint])[]
  /** Else the length of `runs`. */
  readonly runCount?: number
  readonly pageCount?: number | bigint
  readonly machine?: number
  /** What follows the header of 8 KiB. */
  readonly rest: Uint8Array
}

export function buildDmp(what: Dmp): Buffer {
  const { type = 1, runs = [], machine = 0x8664 } = what
  const header = Buffer.alloc(0x2000, 'PAGE')
  header.write('PAGEDU64', 'latin1')
  header.writeUInt32LE(machine, 0x30)
  header.writeUInt32LE(what.runCount ?? runs.length, 0x88)
  const counted = runs.reduce((sum, [, count]) => sum + BigInt(count), 0n)
  header.writeBigUInt64LE(BigInt.asUintN(64, BigInt(what.pageCount ?? counted)), 0x90)
  runs.forEach(([first, count], i) => {
    header.writeBigUInt64LE(BigInt(first), 0x98 + 16 * i)
    header.writeBigUInt64LE(BigInt(count), 0xa0 + 16 * i)
  })
  header.writeUInt32LE(type, 0xf98)
  return Buffer.concat([header, what.rest])
}

export interface Bitmap {
  /** Page frames whose bits are set. */
  readonly pages: readonly number[]
  readonly data: Uint8Array
  readonly bits?: number | bigint
  readonly count?: number | bigint
  readonly dataAt?: number | bigint
  readonly mark?: string
}

/** The second header, its bitmap and the pages. */
export function buildBitmap(what: Bitmap): Buffer {
  const bits = what.bits ?? 8 * Math.ceil((Math.max(...what.pages) + 1) / 8)
  const bitmap = Buffer.alloc(Math.ceil((Math.max(...what.pages) + 1) / 8))
  for (const page of what.pages) bitmap[page >> 3] = (bitmap[page >> 3] ?? 0) | (1 << (page & 7))
  const header = Buffer.alloc(Math.ceil((0x38 + bitmap.length) / 4096) * 4096)
  header.write(what.mark ?? 'SDMPDUMP', 'latin1')
  header.writeBigUInt64LE(BigInt(what.dataAt ?? 0x2000 + header.length), 0x20)
  header.writeBigUInt64LE(BigInt(what.count ?? what.pages.length), 0x28)
  header.writeBigUInt64LE(BigInt(bits), 0x30)
  bitmap.copy(header, 0x38)
  return Buffer.concat([header, what.data])
}
