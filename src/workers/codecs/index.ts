/** All codecs by id. Adding one: its file here, its traits in src/shared/codecs.ts, one line below. */
import type { CodecId } from '../../shared/codecs.ts'
import type { CodecImplementation } from './codec.ts'
import { fflate } from './fflate.ts'
import { lz4 } from './lz4.ts'
import { none } from './none.ts'
import { pageDeflate } from './page-deflate.ts'
import { zlib } from './zlib.ts'
import { zstd } from './zstd.ts'

export const codecs: Readonly<Record<CodecId, CodecImplementation>> = {
  fflate,
  zlib,
  'page-deflate': pageDeflate,
  zstd,
  lz4,
  none,
}
