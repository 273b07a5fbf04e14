/** Builds small migration streams and multifd channels, right ones and odd ones. All numbers big-endian. */
import { deflateSync } from 'node:zlib'

export const u8 = (value: number): Buffer => Buffer.from([value])

export const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export const u64 = (value: number | bigint): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}

export const short = (text: string): Buffer =>
  Buffer.concat([u8(text.length), Buffer.from(text, 'latin1')])

const PAGE = 4096
const RAM_ID = 2

export const page = (byte: number): Buffer => Buffer.alloc(PAGE, byte)

/** `QEVM`, version, and a configuration with this machine type. */
export const head = (machine: string | null = 'pc-i440fx-7.2', ...subsections: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('QEVM'),
    u32(3),
    ...(machine === null ? [] : [u8(7), u32(machine.length), Buffer.from(machine), ...subsections]),
  ])

export const subsection = (name: string, ...body: Buffer[]): Buffer =>
  Buffer.concat([u8(5), short(name), u32(1), ...body])

export const capabilities = (...names: string[]): Buffer =>
  subsection('configuration/capabilities', u32(names.length), ...names.map(short))

export interface BuiltBlock {
  readonly name: string
  readonly bytes: number | bigint
  readonly extra?: Buffer
}

export const memSize = (blocks: readonly BuiltBlock[], total?: number | bigint): Buffer => {
  const sum = blocks.reduce((all, { bytes }) => all + BigInt(bytes), 0n)
  return Buffer.concat([
    u64(BigInt(total ?? sum) | 4n),
    ...blocks.flatMap(({ name, bytes, extra }) => [
      short(name),
      u64(bytes),
      extra ?? Buffer.alloc(0),
    ]),
  ])
}

const place = (index: number | bigint, flags: number, name: string | undefined) =>
  Buffer.concat([
    u64((BigInt(index) * 4096n) | BigInt(name === undefined ? flags | 0x20 : flags)),
    name === undefined ? Buffer.alloc(0) : short(name),
  ])

/** Records; without a name they are of the block named last. */
export const zeroRecord = (index: number | bigint, name?: string, fill = 0): Buffer =>
  Buffer.concat([place(index, 2, name), u8(fill)])
export const pageRecord = (index: number, content: Uint8Array, name?: string): Buffer =>
  Buffer.concat([place(index, 8, name), content])
export const storedRecord = (index: number, stored: Uint8Array, name?: string): Buffer =>
  Buffer.concat([place(index, 0x100, name), u32(stored.length), stored])
export const compressRecord = (index: number, content: Uint8Array, name?: string): Buffer =>
  storedRecord(index, deflateSync(content), name)
export const xbzrleRecord = (index: number, delta: Uint8Array, name?: string): Buffer =>
  Buffer.concat([place(index, 0x40, name), u8(1), u16(delta.length), delta])
export const eos = u64(0x10)
export const flush = u64(0x200)

export const footer = (id = RAM_ID): Buffer => Buffer.concat([u8(0x7e), u32(id)])
export const startOf = (name: string, id: number, body: Buffer, type = 1): Buffer =>
  Buffer.concat([u8(type), u32(id), short(name), u32(0), u32(4), body, footer(id)])
export const partOf = (id: number, body: Buffer, type = 2): Buffer =>
  Buffer.concat([u8(type), u32(id), body, footer(id)])

export const ramStart = (...body: Buffer[]): Buffer =>
  startOf('ram', RAM_ID, Buffer.concat([...body, eos]))
export const ramPart = (...records: Buffer[]): Buffer =>
  partOf(RAM_ID, Buffer.concat([...records, eos]))
export const ramEnd = (...records: Buffer[]): Buffer =>
  partOf(RAM_ID, Buffer.concat([...records, eos]), 3)

/** Some device state, the end, and a description. */
export const tail = (pageSize = PAGE): Buffer => {
  const json = Buffer.from(`{"page_size": ${pageSize}, "devices": []}`)
  const timer = startOf('timer', 0, Buffer.alloc(24, 1), 4)
  return Buffer.concat([timer, u8(0), u8(6), u32(json.length), json])
}

/** A stream of one block of RAM, with these records in one section each. */
export const stream = (pages: number, ...sections: readonly Buffer[][]): Buffer =>
  Buffer.concat([
    head(),
    ramStart(memSize([{ name: 'pc.ram', bytes: pages * PAGE }])),
    ...sections.map(records => ramPart(...records)),
    ramEnd(),
    tail(),
  ])

export const hello = (id: number): Buffer =>
  Buffer.concat([u32(0x11223344), u32(1), Buffer.alloc(16), u8(id), Buffer.alloc(39)])

export interface BuiltPacket {
  readonly number: number
  /** Bit 0 sync, bits 1–5 the method. */
  readonly flags?: number
  readonly normal?: readonly (number | bigint)[]
  readonly zero?: readonly number[]
  readonly payload?: Uint8Array
  /** What the header says instead of the truth. */
  readonly size?: number
  readonly normalCount?: number
  readonly block?: string
}

export const packet = (what: BuiltPacket): Buffer => {
  const { number, flags = 0, normal = [], zero = [], payload = Buffer.alloc(0) } = what
  const table = Buffer.concat([...normal, ...zero].map(index => u64(BigInt(index) * 4096n)))
  return Buffer.concat([
    u32(0x11223344),
    u32(1),
    u32(flags),
    u32(128),
    u32(what.normalCount ?? normal.length),
    u32(what.size ?? payload.length),
    u64(number),
    u32(zero.length),
    Buffer.alloc(28),
    Buffer.from((what.block ?? 'pc.ram').padEnd(256, '\0')),
    table,
    Buffer.alloc(1024 - table.length),
    payload,
  ])
}

export const sync = (number: number): Buffer => packet({ number, flags: 1, size: 4096 })
