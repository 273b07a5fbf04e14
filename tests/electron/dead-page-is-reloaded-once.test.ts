import { expect, test } from 'vitest'
import { reloadOnce } from '../../src/main/electron/gone.ts'
import { createContentsDouble } from './electron-double.ts'

function started() {
  const contents = createContentsDouble()
  const told: unknown[] = []
  reloadOnce(contents, {
    tell: message => void told.push(['tell', message]),
    giveUp: message => void told.push(['giveUp', message]),
  })
  return {
    contents,
    told,
    die: (reason: string) => contents.emit('render-process-gone', {}, { reason }),
  }
}

test('the first death reloads and tells, the second gives up', () => {
  const { contents, told, die } = started()
  die('crashed')
  expect(contents.calls).toEqual([['reload']])
  die('oom')
  expect(contents.calls).toEqual([['reload']])
  expect(told).toEqual([
    ['tell', expect.stringContaining('crashed')],
    ['giveUp', expect.stringContaining('oom')],
  ])
})

test('a page that ends in order is let go', () => {
  const { contents, told, die } = started()
  die('clean-exit')
  expect(contents.calls).toEqual([])
  expect(told).toEqual([])
})
