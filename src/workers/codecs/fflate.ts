/** zlib streams (RFC 1950) in portable JavaScript. fflate's synchronous calls: its own workers are not used. */
import { unzlibSync, zlibSync } from 'fflate'
import { type CodecImplementation, put } from './codec.ts'

type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

export const fflate: CodecImplementation = {
  version: 'fflate 0.8.3',
  missing: null,
  open: level => ({
    compress: (src, dst) => put(zlibSync(src, { level: level as Level }), dst),
    decompress: (src, dst) => {
      const { length } = unzlibSync(src, { out: dst })
      if (length !== dst.length) {
        throw new Error(`the stream holds ${length} bytes, expected ${dst.length}`)
      }
    },
  }),
}
