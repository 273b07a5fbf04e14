/** zlib streams (RFC 1950) in portable JavaScript. fflate's synchronous calls: its own workers are not used. */
import { unzlibSync, zlibSync } from 'fflate'
import { type CodecImplementation, put, putExactly } from './codec.ts'

type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

export const fflate: CodecImplementation = {
  version: 'fflate 0.8.3',
  missing: null,
  open: level => {
    // One byte more than asked for: fflate fills what it is given and drops the rest without a word.
    let room = new Uint8Array(0)
    return {
      compress: (src, dst) => put(zlibSync(src, { level: level as Level }), dst),
      decompress: (src, dst) => {
        if (room.length <= dst.length) room = new Uint8Array(dst.length + 1)
        putExactly(unzlibSync(src, { out: room.subarray(0, dst.length + 1) }), dst)
      },
    }
  },
}
