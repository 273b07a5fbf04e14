import { expect, test } from 'vitest'
import { claimInstance } from '../../src/main/electron/launch.ts'
import { createAppDouble, preventable } from './electron-double.ts'

function launched() {
  const seen: unknown[] = []
  return {
    seen,
    open: (path: string) => void seen.push(path),
    show: () => void seen.push('show'),
  }
}

test('the second instance passes its paths on and is told to end', () => {
  const app = createAppDouble({ first: false })
  expect(claimInstance(app, ['/a.raw'], launched())).toBe(false)
  expect(app.calls).toEqual([['requestSingleInstanceLock', { paths: ['/a.raw'] }]])
  expect(app.heard()).toEqual([])
})

test('the first instance comes to the front and opens them', () => {
  const app = createAppDouble()
  const window = launched()
  expect(claimInstance(app, [], window)).toBe(true)
  app.emit('second-instance', {}, ['electron', '/reordered'], '/', { paths: ['/a.raw', '/b.raw'] })
  expect(window.seen).toEqual(['show', '/a.raw', '/b.raw'])
})

test.each([[undefined], [{}], [{ paths: 'x' }], [{ paths: [1] }]])(
  'data of another shape (%j) only brings the window to the front',
  data => {
    const app = createAppDouble()
    const window = launched()
    claimInstance(app, [], window)
    app.emit('second-instance', {}, [], '/', data)
    expect(window.seen).toEqual(['show'])
  },
)

test('a file that the system opens goes to the same window', () => {
  const app = createAppDouble()
  const window = launched()
  claimInstance(app, [], window)
  const event = preventable()
  app.emit('open-file', event, '/guest.elf')
  expect(event.prevented).toBe(true)
  expect(window.seen).toEqual(['show', '/guest.elf'])
})
