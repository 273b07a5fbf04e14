// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

interface FakeLock {
  released: boolean
  readonly release: () => Promise<void>
}

const hidden = vi.spyOn(document, 'hidden', 'get')
let locks: FakeLock[] = []
let refuse = false
beforeEach(() => {
  locks = []
  refuse = false
  hidden.mockReturnValue(false)
  Object.defineProperty(navigator, 'wakeLock', {
    configurable: true,
    value: {
      request(kind: string) {
        if (refuse || kind !== 'screen') return Promise.reject(new Error('refused'))
        const lock: FakeLock = {
          released: false,
          release: () => Promise.resolve(void (lock.released = true)),
        }
        locks.push(lock)
        return Promise.resolve(lock)
      },
    },
  })
})
afterEach(() => Reflect.deleteProperty(navigator, 'wakeLock'))

const slow = { perThread: 1, cpus: 1 }
const held = () => locks.map(({ released }) => !released)

test('from the start of a run to its end', async () => {
  const app = await mountApp(slow)
  await app.click('open-sample')
  expect(held()).toEqual([])
  await app.click('run')
  await app.advance(0)
  expect(held()).toEqual([true])
  await app.click('cancel')
  await app.advance(1000)
  expect(held()).toEqual([false])
})

test('a page that was out of sight asks again when it is back', async () => {
  const app = await mountApp(slow)
  await app.click('open-sample')
  await app.click('run')
  await app.advance(0)
  // The browser takes it away.
  for (const lock of locks) lock.released = true
  hidden.mockReturnValue(true)
  document.dispatchEvent(new Event('visibilitychange'))
  await app.advance(0)
  expect(held()).toEqual([false])
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange'))
  await app.advance(0)
  expect(held()).toEqual([false, true])
})

test('Electron’s window leaves it to its shell, and a refusal harms nothing', async () => {
  const inWindow = await mountApp({ ...slow, shell: 'electron' })
  await inWindow.click('open-sample')
  await inWindow.click('run')
  await inWindow.advance(0)
  refuse = true
  const refused = await mountApp(slow)
  await refused.click('open-sample')
  await refused.click('run')
  await refused.advance(1000)
  expect(held()).toEqual([])
  expect(refused.byId('cancel').exists()).toBe(true)
})
