import { expect, test } from 'vitest'
import { crc32c } from '../../../src/workers/decoders/crc32c.ts'

const counting = Uint8Array.from({ length: 32 }, (_, i) => i)

test.each([
  ['32 zeros', new Uint8Array(32), 0x8a91_36aa],
  ['32 bytes of ones', new Uint8Array(32).fill(0xff), 0x62a8_ab43],
  ['0 to 31', counting, 0x46dd_794e],
  ['31 to 0', counting.toReversed(), 0x113f_db5c],
  ['the check word of all CRCs', Buffer.from('123456789'), 0xe306_9283],
  ['nothing', new Uint8Array(0), 0],
])('%s', (_, bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected)
})
