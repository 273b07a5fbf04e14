import { expect, test } from 'vitest'
import { EVENT } from '../../src/main/electron/channels.ts'
import { createPageSink } from '../../src/main/electron/page-sink.ts'
import { openedDump, runningEvent } from '../service/host-double.ts'
import { createContentsDouble } from './electron-double.ts'

const opened = { ok: true, value: openedDump } as const

test('what a user asked for is kept until the page has loaded, figures are not', () => {
  const contents = createContentsDouble()
  const page = createPageSink()
  page.sink('opened', opened)
  page.attach(contents)
  page.sink('live', new Float64Array(16))
  page.sink('command', 'open')
  expect(contents.calls).toEqual([])
  contents.emit('did-finish-load')
  page.sink('run', runningEvent)
  expect(contents.calls).toEqual([
    ['send', EVENT, 'opened', opened],
    ['send', EVENT, 'command', 'open'],
    ['send', EVENT, 'run', runningEvent],
  ])
})

test('a page that crashed gets nothing until it has loaded again', () => {
  const contents = createContentsDouble()
  const page = createPageSink()
  page.attach(contents)
  contents.emit('did-finish-load')
  contents.emit('render-process-gone')
  page.sink('run', runningEvent)
  page.sink('opened', opened)
  expect(contents.calls).toEqual([])
  contents.emit('did-finish-load')
  expect(contents.calls).toEqual([['send', EVENT, 'opened', opened]])
})

test('a window that is closed gets nothing', () => {
  const contents = createContentsDouble()
  const page = createPageSink()
  page.attach(contents)
  contents.emit('did-finish-load')
  contents.destroyed = true
  page.sink('run', runningEvent)
  expect(contents.calls).toEqual([])
})
