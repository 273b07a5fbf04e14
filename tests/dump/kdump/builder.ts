/** Builds small kdump-compressed files, right ones and odd ones: headers | bitmaps | descriptors | data. */
export interface BuiltPage {
  readonly frame: number
  /** What is in the file; pages with the same object share it. */
  readonly data: Uint8Array
  /** 0 stored, 1 zlib, 2 LZO, 4 snappy, 0x20 zstd. */
  readonly flags?: number
  /** What the descriptor says instead of the truth. */
  readonly offset?: bigint
  readonly size?: number
}

export interface BuiltKdump {
  readonly pages: readonly BuiltPage[]
  /** Frames of RAM that are not in the file. */
  readonly left?: readonly number[]
  readonly wide?: boolean
  readonly little?: boolean
  readonly version?: number
  readonly pageSize?: number
  readonly system?: string
  readonly release?: string
  readonly machine?: string
  readonly status?: number
  readonly level?: number
  readonly split?: readonly [start: number, end: number]
  readonly frames?: number
  /** As versions below 6 write it; 0 from then on. */
  readonly oldFrames?: number
  readonly oneBitmap?: boolean
  readonly subBlocks?: number
}

export function buildKdump(what: BuiltKdump): Buffer {
  const { pages, left = [], wide = true, little = true, version = 6, pageSize = 4096 } = what
  const { machine = wide ? 'x86_64' : 'i686', subBlocks = 1 } = what
  const frames = what.frames ?? Math.max(0, ...pages.map(page => page.frame), ...left) + 1
  const bitmapBlocks = Math.ceil(Math.ceil(frames / 8) / pageSize)
  const present = pages.map(page => page.frame)
  const bitmap = (set: readonly number[]) => {
    const bytes = Buffer.alloc(bitmapBlocks * pageSize)
    for (const frame of set) bytes[frame >> 3] = (bytes[frame >> 3] ?? 0) | (1 << (frame & 7))
    return bytes
  }
  const bitmaps = [...(what.oneBitmap ? [] : [bitmap([...present, ...left])]), bitmap(present)]

  const head = new Fields(pageSize, little)
  head.buffer.write('KDUMP   ')
  head.word(8, version)
  for (const [i, value] of [what.system ?? '', '', what.release ?? '', '', machine].entries()) {
    head.buffer.write(value, 12 + 65 * i, 'latin1')
  }
  const at = wide ? 424 : 412
  const counts = [what.status ?? 0, pageSize, subBlocks, bitmapBlocks * bitmaps.length]
  counts.push(what.oldFrames ?? (version < 6 ? frames : 0))
  counts.forEach((value, i) => head.word(at + 4 * i, value))

  const sub = new Fields(subBlocks * pageSize, little)
  sub.word(wide ? 8 : 4, what.level ?? 1)
  const pfns = wide ? 80 : /^i.86$/.test(machine) ? 56 : 72
  if (version >= 6) sub.long(pfns + 16, frames)
  if (what.split) {
    sub.word(wide ? 12 : 8, 1)
    for (const [i, frame] of what.split.entries()) {
      if (version >= 6) sub.long(pfns + 8 * i, frame)
      else if (wide) sub.long(16 + 8 * i, frame)
      else sub.word(12 + 4 * i, frame)
    }
  }

  const ordered = pages.toSorted((a, b) => a.frame - b.frame)
  const table = new Fields(24 * ordered.length, little)
  const start = pageSize * (1 + subBlocks + bitmapBlocks * bitmaps.length) + table.buffer.length
  const places = new Map<Uint8Array, number>()
  let end = start
  ordered.forEach(({ data, offset, size, flags = 0 }, k) => {
    if (!places.has(data)) {
      places.set(data, end)
      end += data.length
    }
    table.long(24 * k, offset ?? places.get(data) ?? 0)
    table.word(24 * k + 8, size ?? data.length)
    table.word(24 * k + 12, flags)
  })
  return Buffer.concat([head.buffer, sub.buffer, ...bitmaps, table.buffer, ...places.keys()])
}

/** A page whose bytes tell its frame. */
export const pageOf = (frame: number, bytes = 4096): Buffer =>
  Buffer.alloc(bytes, `page frame ${frame}; `)

class Fields {
  readonly buffer: Buffer<ArrayBuffer>
  readonly #view: DataView
  readonly #little: boolean

  constructor(bytes: number, little: boolean) {
    this.buffer = Buffer.from(new ArrayBuffer(bytes))
    this.#view = new DataView(this.buffer.buffer)
    this.#little = little
  }

  word(at: number, value: number): void {
    this.#view.setUint32(at, value, this.#little)
  }

  long(at: number, value: number | bigint): void {
    this.#view.setBigUint64(at, BigInt(value), this.#little)
  }
}
