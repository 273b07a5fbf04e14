// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mountApp, useFakeWindow, type MountedApp } from './mount-app.ts'

useFakeWindow()

/** What stands for the browser's notes. */
class FakeNote {
  static permission: NotificationPermission = 'default'
  static answer: NotificationPermission = 'granted'
  static asked = 0
  static made: FakeNote[] = []
  readonly title: string
  readonly options: NotificationOptions
  onclick: (() => void) | undefined
  closed = false
  constructor(title: string, options: NotificationOptions) {
    this.title = title
    this.options = options
    FakeNote.made.push(this)
  }
  static requestPermission() {
    FakeNote.asked++
    FakeNote.permission = FakeNote.answer
    return Promise.resolve(FakeNote.answer)
  }
  close() {
    this.closed = true
  }
}

const focus = vi.spyOn(document, 'hasFocus')
beforeEach(() => {
  Object.assign(FakeNote, { permission: 'default', answer: 'granted', asked: 0, made: [] })
  vi.stubGlobal('Notification', FakeNote)
  focus.mockReturnValue(false)
})
afterEach(() => vi.unstubAllGlobals())

const notified = (app: MountedApp) => app.fake.log.filter(({ call }) => call === 'notify')

/** One that takes longer than anybody looks. */
const slow = { perThread: 1, cpus: 1 }

async function startRun(app: MountedApp) {
  await app.click('open-sample')
  await app.click('run')
}

test('a long run that is cancelled unseen: what it was, how it ended and its figures', async () => {
  const app = await mountApp({ ...slow, shell: 'electron' })
  await startRun(app)
  await app.advance(11_000)
  await app.click('cancel')
  await app.advance(1000)
  expect(notified(app)).toEqual([
    {
      call: 'notify',
      argument: {
        title: 'Run cancelled: sample guest',
        body: expect.stringMatching(/^[\d.]+ MB\/s, compression-rate [\d.]+$/) as unknown,
      },
    },
  ])
})

test('one that fails says why', async () => {
  const failure = { code: 'thread-died', message: 'Thread 3 died.' } as const
  const app = await mountApp({ ...slow, shell: 'electron', runFailure: { after: 120, failure } })
  await startRun(app)
  await app.advance(15_000)
  expect(notified(app).map(({ argument }) => argument)).toEqual([
    { title: 'Run failed: sample guest', body: 'Thread 3 died.' },
  ])
})

test('a sweep names its fastest point', async () => {
  const app = await mountApp({ shell: 'electron', period: 1000 })
  await app.click('open-sample')
  await app.click('mode-sweep')
  await app.click('run')
  await app.advance(60_000)
  expect(notified(app).map(({ argument }) => argument)).toEqual([
    {
      title: 'Sweep done: sample guest',
      body: expect.stringMatching(
        /^3 points; the fastest is zlib-1 t\d 4K with [\d.,]+ MB\/s$/,
      ) as unknown,
    },
  ])
})

test('who looks, what is short, and who wants none are left alone', async () => {
  const seen = await mountApp({ ...slow, shell: 'electron' })
  await startRun(seen)
  await seen.advance(11_000)
  focus.mockReturnValue(true)
  await seen.click('cancel')
  await seen.advance(1000)
  focus.mockReturnValue(false)
  const short = await mountApp({ ...slow, shell: 'electron' })
  await startRun(short)
  await short.advance(2000)
  await short.click('cancel')
  await short.advance(1000)
  const unwanted = await mountApp({ ...slow, shell: 'electron' })
  await startRun(unwanted)
  await unwanted.click('notices')
  await unwanted.advance(11_000)
  await unwanted.click('cancel')
  await unwanted.advance(1000)
  expect([seen, short, unwanted].map(notified)).toEqual([[], [], []])
})

test('a browser is asked for leave by a press only, and a click on its note brings the page up', async () => {
  const app = await mountApp(slow)
  await startRun(app)
  expect(FakeNote.asked).toBe(0)
  expect(app.byId('notices').attributes('aria-pressed')).toBe('false')
  await app.click('notices')
  expect(FakeNote.asked).toBe(1)
  expect(app.byId('notices').attributes('aria-pressed')).toBe('true')
  await app.advance(11_000)
  await app.click('cancel')
  await app.advance(1000)
  const [note] = FakeNote.made
  expect(note?.title).toBe('Run cancelled: sample guest')
  expect(note?.options.body).toContain('MB/s')
  const raised = vi.spyOn(window, 'focus')
  note?.onclick?.()
  expect(raised).toHaveBeenCalledOnce()
  expect(note?.closed).toBe(true)
  // The shell has no part in it.
  expect(notified(app)).toEqual([])
})

test('a browser that refuses is not asked to show any, and the user learns why', async () => {
  FakeNote.answer = 'denied'
  const app = await mountApp(slow)
  await startRun(app)
  await app.click('notices')
  expect(app.byId('notices').attributes('aria-pressed')).toBe('false')
  expect(app.byId('toasts').text()).toContain('does not let this page notify')
  await app.advance(11_000)
  await app.click('cancel')
  await app.advance(1000)
  expect(FakeNote.made).toEqual([])
})

test('a browser without notes works as well', async () => {
  vi.stubGlobal('Notification', undefined)
  const app = await mountApp(slow)
  await startRun(app)
  await app.click('notices')
  expect(app.byId('toasts').text()).toContain('does not let this page notify')
})
