import { expect, test } from 'vitest'
import { lz4 } from '../../src/workers/codecs/lz4.ts'
import { randomBlock, readBlock } from './lz4-blocks.ts'
import { seeded } from './seeded.ts'

const codec = lz4.open(1)

test('whatever sequences the format allows, at every distance', () => {
  for (let seed = 0; seed < 1500; seed++) {
    const random = seeded(seed)
    const block = randomBlock(random, random(60))
    const { bytes } = readBlock(block)
    const restored = new Uint8Array(bytes.length)
    codec.decompress(block, restored)
    if (Buffer.compare(restored, bytes) !== 0) throw new Error(`seed ${seed} differs`)
  }
})

const original = Buffer.from(
  Array.from({ length: 60 }, (_, i) => `page ${(i * i) % 97} of the guest is sent as it is; `).join(
    '',
  ),
)

// Made of `original` by liblz4 1.9.4.
const liblz4 = {
  LZ4_compress_default:
    '8BFwYWdlIDAgb2YgdGhlIGd1ZXN0IGlzIHNlbnQgYXMgaQ4AITsgJgAfMSYAEh80JgASHzkmABIvMTYnABIvMj' +
    'UnABIfM04AEx80nAATHzbpABMfODYBEx8zwgASHzJ0ABMvNDdOABIvNzInABIPJgATHzPoABMfNk4AEx850gEU' +
    'DzcBEx834AIUD5wAEx81dQATHzluAhQP0wETHzlfARMfNJwAFA91ABMfNTgBEx84RwISHzbTARMfMrwCEx84dQ' +
    'ATHzXpABMfMvoBEx84GgQUD6wBEx8zEQETHzFOABMfOG8CEx82JwATHzRfARMfMzgBEx8xTgATD5sAEx854wIT' +
    'HzheARMfN9MBEx83TgAUD5wAEw8nABUPdQAUD8MAEw8RARQPXwEUD6wBEw/5ARQPRwIUD5UCFA/jAhQPMQMKUC' +
    'Bpczsg',
  'LZ4_compress_HC at level 12':
    '8BFwYWdlIDAgb2YgdGhlIGd1ZXN0IGlzIHNlbnQgYXMgaQ4AITsgJgAfMSYAEh80JgASHzlyABMfNicAEi8yNS' +
    'cAEi8zNsEAEw+cABMfNukAEy84MZwAEw/pABMfNMIAEx83JwASLzcydQATD8EAEx8xNgETHzIfAhMP0gEUHzPp' +
    'ABMP4AIUD5wAEy81M8MAEw9uAhQPMAMUD30DFA+cABQfNOoAEx8w4wITD/oBEx81bgITHzd0ABMfOMIAEx80dQ' +
    'ATHzJ1ABMPGgQUD/MDFB81lgITHzGcABMfNpwAEw+WAhQfOMMAEx8ywwATDyICFA+8AhMfMxABEx81GwQTHzkn' +
    'ABMPTgAUHzMnADoPwwA6Lzg1XwE5Hzb5ATkvMzKVAjkvNjYxAy9QIGlzOyA=',
}

test.each(Object.entries(liblz4))('%s', (_, base64) => {
  const restored = new Uint8Array(original.length)
  codec.decompress(Buffer.from(base64, 'base64'), restored)
  expect(Buffer.compare(restored, original)).toBe(0)
})
