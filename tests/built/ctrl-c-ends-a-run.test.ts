import { expect, test } from 'vitest'
import { start, temporaryFolder } from './built.ts'

// The slowest there is: several seconds, of which the test takes a moment.
const slow = ['run', '--sample', '--codec', 'fflate', '--level', '9', '--threads', '1', '--json']

test('the first one prints what is done', async () => {
  using folder = temporaryFolder()
  const { child, ended, shows } = start(slow, folder.path)
  await shows(/compressing/)
  child.kill('SIGINT')
  const { code, out } = await ended
  expect(code).toBe(130)
  const result = JSON.parse(out) as { outcome: string; pages: { total: number } }
  expect(result.outcome).toBe('cancelled')
  expect(result.pages.total).toBeLessThan((64 * 2 ** 20) / 4096)
})
