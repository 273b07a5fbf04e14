import { expect, test } from 'vitest'
import { droppedPath } from '../../src/main/electron/ipc.ts'

test.each([
  ['no path, as for a file made by a page', ''],
  ['a relative path', 'guest.raw'],
  ['a path out of a folder', '../guest.raw'],
  ['an over-long path', '/' + 'x'.repeat(4096)],
  ['a path with an end in it', '/tmp/a\0b'],
  ['no string', { path: '/tmp/a' }],
  ['nothing', undefined],
])('%s is refused', (_what, value) => {
  expect(() => droppedPath(value)).toThrow(expect.objectContaining({ code: 'bad-argument' }))
})

test('an absolute path passes', () => {
  expect(droppedPath('/tmp/guest.raw')).toBe('/tmp/guest.raw')
})
