/** A host on the source files, for processes that a test starts: it needs no test runner. */
import { createHost, type Host } from '../../src/main/host.ts'

const source = (path: string) => new URL(`../../src/${path}`, import.meta.url)

export const childHost = (dataFolder: string): Host =>
  createHost({
    version: '1.2.3',
    dataFolder,
    workers: {
      pump: source('main/migration/pump.ts'),
      compress: source('workers/compress.ts'),
      decompress: source('workers/decompress.ts'),
      census: source('main/migration/census-thread.ts'),
    },
  })
