import { expect, test } from 'vitest'
import { plainLoop } from '../../src/main/migration/plain-loop.ts'
import { type RunSettings } from '../../src/shared/settings.ts'
import { guest, makeEngine, PAGE, pages, run } from './engine.ts'

const content = pages('tt0ntn000t'.repeat(100))
const dump = guest(content)

test.each<Pick<RunSettings, 'codec' | 'level' | 'requestBytes'>>([
  { codec: 'zlib', level: 1, requestBytes: 4096 },
  { codec: 'zstd', level: 1, requestBytes: 4096 },
  { codec: 'zlib', level: 6, requestBytes: 65_536 },
  { codec: 'none', level: 0, requestBytes: 4096 },
])('of the same pages, in the same requests: $codec $level, $requestBytes', async settings => {
  await using engine = makeEngine()
  const { result } = await run(engine, dump, { ...settings, source: 'memory' })
  const once = plainLoop(settings, content, PAGE)
  const made = { bytesIn: 600 * PAGE, bytesOut: result.compressedSize }
  expect(once()).toEqual(made)
  expect(once()).toEqual(made)
})
