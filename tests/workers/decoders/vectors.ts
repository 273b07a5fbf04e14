/** What other programs' encoders made of `plains`: see tests/fixtures/README.md. */
import { readFileSync } from 'node:fs'
import { decodeLzo1x } from '../../../src/workers/decoders/lzo1x.ts'
import { decodeSnappy } from '../../../src/workers/decoders/snappy.ts'
import { plains } from './plains.ts'

export interface Vector {
  readonly name: string
  readonly decode: (block: Uint8Array, into: Uint8Array) => number
  readonly block: Buffer
  readonly plain: Buffer
}

const file = new URL('../../fixtures/packed-blocks.json', import.meta.url)
const packed = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>

export const vectors: readonly Vector[] = Object.entries(packed).flatMap(([format, blocks]) =>
  Object.entries(blocks).map(([name, base64]) => ({
    name: `${format}, ${name}`,
    decode: format === 'snappy' ? decodeSnappy : decodeLzo1x,
    block: Buffer.from(base64, 'base64'),
    plain: plains[name] ?? Buffer.from(`no plain bytes for ${name}`),
  })),
)

/** Hex with spaces. */
export const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

/** Decodes into `room` bytes and proves that nothing beside them is touched. */
export function decodeWithin(decode: Vector['decode'], block: Uint8Array, room: number): Buffer {
  const memory = Buffer.alloc(room + 64, 0xa5)
  try {
    const bytes = decode(block, memory.subarray(32, 32 + room))
    if (!Number.isInteger(bytes) || bytes < 0 || bytes > room) throw new Error(`${bytes} bytes`)
    return memory.subarray(32, 32 + bytes)
  } finally {
    for (let i = 0; i < 32; i++) {
      if (memory[i] !== 0xa5 || memory[32 + room + i] !== 0xa5) throw new Error('wrote outside')
    }
  }
}
