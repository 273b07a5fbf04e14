import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codecs } from '../../src/workers/codecs/index.ts'

test('a report names the fflate that ran', () => {
  const file = new URL('../../node_modules/fflate/package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  expect(codecs.fflate.version).toBe(`fflate ${version}`)
})

test('native codecs name the library inside of the runtime', () => {
  expect(codecs.zlib.version).toContain(process.versions.zlib)
  expect(codecs.zstd.version).toContain(process.versions.zstd)
})
