/** Builds small ELF cores, right ones and odd ones: header | program headers | notes | data | section 0. */
export interface BuiltLoad {
  readonly data: Uint8Array
  readonly paddr?: number | bigint
  readonly vaddr?: number | bigint
  /** What the header says instead of the truth. */
  readonly offset?: number | bigint
  readonly filesz?: number | bigint
  readonly memsz?: number | bigint
}

export interface BuiltElf {
  readonly loads: readonly BuiltLoad[]
  readonly notes?: readonly {
    readonly owner: string
    readonly type: number
    readonly desc: string
  }[]
  readonly wide?: boolean
  readonly little?: boolean
  readonly type?: number
  readonly machine?: number
  readonly ehsize?: number
  readonly phnum?: number
  /** Count in sh_info of section 0 at the end of the file, and PN_XNUM in the header. */
  readonly sectionCount?: number
}

export function buildElf(what: BuiltElf): Buffer {
  const { loads, notes = [], wide = true, little = true } = what
  const headerBytes = wide ? 64 : 52
  const rowBytes = wide ? 56 : 32
  const noteBytes = Buffer.concat(
    notes.map(({ owner, type, desc }) => {
      const head = new Fields(12, little)
      head.words(0, owner.length + 1, desc.length, type)
      return Buffer.concat([head.buffer, padded(`${owner}\0`), padded(desc)])
    }),
  )
  const rows = loads.length + (notes.length > 0 ? 1 : 0)
  let at = headerBytes + rows * rowBytes + noteBytes.length
  const table = new Fields(rows * rowBytes, little)
  const row = (i: number, type: number, offset: Num, va: Num, pa: Num, filesz: Num, memsz: Num) => {
    const o = i * rowBytes
    table.words(o, type)
    if (wide) table.longs(o + 8, offset, va, pa, filesz, memsz)
    else table.words(o + 4, offset, va, pa, filesz, memsz)
  }
  if (notes.length > 0) {
    row(loads.length, 4, at - noteBytes.length, 0, 0, noteBytes.length, 0)
  }
  loads.forEach((load, i) => {
    const { data, paddr = 0, vaddr = 0 } = load
    const { offset = at, filesz = data.length } = load
    row(i, 1, offset, vaddr, paddr, filesz, load.memsz ?? filesz)
    at += data.length
  })

  const xnum = what.sectionCount !== undefined
  const header = new Fields(headerBytes, little)
  header.buffer.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, little ? 1 : 2, 1])
  header.halves(16, what.type ?? 4, what.machine ?? 62)
  const shoff = xnum ? at : 0
  if (wide) header.longs(32, headerBytes, shoff)
  else header.words(28, headerBytes, shoff)
  const phnum = what.phnum ?? (xnum ? 0xffff : rows)
  header.halves(wide ? 52 : 40, what.ehsize ?? headerBytes, rowBytes, phnum)
  const section = new Fields(xnum ? (wide ? 64 : 40) : 0, little)
  if (what.sectionCount !== undefined) section.words(wide ? 44 : 28, what.sectionCount)
  return Buffer.concat([
    header.buffer,
    table.buffer,
    noteBytes,
    ...loads.map(load => load.data),
    section.buffer,
  ])
}

/** A page of one byte. */
export const page = (byte: number, bytes = 4096): Buffer => Buffer.alloc(bytes, byte)

type Num = number | bigint

const padded = (text: string) =>
  Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4, '\0'), 'latin1')

class Fields {
  readonly buffer: Buffer
  readonly #view: DataView
  readonly #little: boolean

  constructor(bytes: number, little: boolean) {
    this.buffer = Buffer.from(new ArrayBuffer(bytes))
    this.#view = new DataView(this.buffer.buffer)
    this.#little = little
  }

  halves(at: number, ...values: number[]): void {
    values.forEach((value, i) => this.#view.setUint16(at + 2 * i, value, this.#little))
  }

  words(at: number, ...values: Num[]): void {
    values.forEach((value, i) => this.#view.setUint32(at + 4 * i, Number(value), this.#little))
  }

  longs(at: number, ...values: Num[]): void {
    values.forEach((value, i) => this.#view.setBigUint64(at + 8 * i, BigInt(value), this.#little))
  }
}
