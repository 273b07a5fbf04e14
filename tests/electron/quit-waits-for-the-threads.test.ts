import { expect, test } from 'vitest'
import { quitInOrder } from '../../src/main/electron/quit.ts'
import { createAppDouble, preventable } from './electron-double.ts'

function started() {
  const app = createAppDouble()
  const stopped = Promise.withResolvers<undefined>()
  const cap = Promise.withResolvers<undefined>()
  const asked: unknown[] = []
  const host = {
    [Symbol.asyncDispose]: () => {
      asked.push('dispose')
      return stopped.promise
    },
  }
  quitInOrder(app, host, ms => {
    asked.push(ms)
    return cap.promise
  })
  const quit = () => {
    const event = preventable()
    app.emit('before-quit', event)
    return event.prevented
  }
  return { app, stopped, cap, asked, quit }
}

test('the first quit is put off, the threads stop, and then it is asked again', async () => {
  const { app, stopped, asked, quit } = started()
  expect(quit()).toBe(true)
  expect(asked).toEqual(['dispose', 2000])
  expect(app.calls).toEqual([])
  stopped.resolve(undefined)
  await expect.poll(() => app.calls, { timeout: 10_000 }).toEqual([['quit']])
  expect(quit()).toBe(false)
  expect(asked).toEqual(['dispose', 2000])
})

test('asking again while the threads stop changes nothing', async () => {
  const { app, stopped, asked, quit } = started()
  quit()
  expect(quit()).toBe(true)
  expect(quit()).toBe(true)
  expect(asked).toEqual(['dispose', 2000])
  stopped.resolve(undefined)
  await expect.poll(() => app.calls, { timeout: 10_000 }).toEqual([['quit']])
})

test('threads that do not stop are not waited for longer than the cap', async () => {
  const { app, cap, quit } = started()
  quit()
  cap.resolve(undefined)
  await expect.poll(() => app.calls, { timeout: 10_000 }).toEqual([['quit']])
  expect(quit()).toBe(false)
})

test('an error while stopping does not keep the program', async () => {
  const { app, stopped, quit } = started()
  quit()
  stopped.reject(new Error('a thread died'))
  await expect.poll(() => app.calls, { timeout: 10_000 }).toEqual([['quit']])
})
