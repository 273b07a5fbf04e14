/** No compression: nothing is ever smaller, so every request is stored raw, which is one copy. */
import type { CodecImplementation } from './codec.ts'
import { putExactly } from './codec.ts'

export const none: CodecImplementation = {
  version: 'memcpy',
  missing: null,
  open: () => ({
    compress: () => -1,
    decompress: putExactly,
  }),
}
