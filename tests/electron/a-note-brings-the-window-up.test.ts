import { expect, test } from 'vitest'
import { bringUp } from '../../src/main/electron/bring-up.ts'
import { createNotices } from '../../src/main/electron/notices.ts'
import { createNoteDouble, createWindowDouble } from './electron-double.ts'

function notices({ supported = true } = {}) {
  const window = createWindowDouble()
  const notes: ReturnType<typeof createNoteDouble>[] = []
  const notify = createNotices({
    supported: () => supported,
    make: options => {
      const note = createNoteDouble(options)
      notes.push(note)
      return note
    },
    window,
    bringUp: () => bringUp(window),
  })
  return { window, notes, notify }
}

const notice = { title: 'Run done: guest.elf', body: '131 MB/s' }

test('a note is shown while the window is not in front, and a click on it brings the window there', () => {
  const { window, notes, notify } = notices()
  notify(notice)
  expect(notes.map(({ options, calls }) => [options, calls])).toEqual([[notice, [['show']]]])
  notes[0]?.emit('click')
  expect(window.calls).toEqual([['show'], ['focus']])
})

test('out of the task bar too', () => {
  const { window, notes, notify } = notices()
  window.minimized = true
  notify(notice)
  notes[0]?.emit('click')
  expect(window.calls).toEqual([['restore'], ['show'], ['focus']])
})

test('who looks at the window needs none', () => {
  const { window, notes, notify } = notices()
  window.focused = true
  notify(notice)
  expect(notes).toEqual([])
})

test('the newest takes the place of the one before, unless that is gone', () => {
  const { notes, notify } = notices()
  notify(notice)
  notify(notice)
  expect(notes[0]?.calls).toEqual([['show'], ['close']])
  notes[1]?.emit('close')
  notify(notice)
  expect(notes[1]?.calls).toEqual([['show']])
})

test('a system without notes and a window that is gone are harmless', () => {
  const without = notices({ supported: false })
  without.notify(notice)
  const gone = notices()
  gone.notify(notice)
  gone.window.destroyed = true
  gone.notify(notice)
  gone.notes[0]?.emit('click')
  expect([without.notes, gone.notes.length, gone.window.calls]).toEqual([[], 1, []])
})
