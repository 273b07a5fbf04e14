// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

const died = {
  code: 'thread-died',
  message: 'Compression thread 3 ended in the middle of a request.',
  details: { thread: 3, exitCode: 134 },
} as const

test('a failed run is told next to the run bar, with details, and can be run again', async () => {
  const app = await mountApp({ runFailure: { after: 6, failure: died }, perThread: 5 })
  await app.click('open-sample')
  await app.click('run')
  await app.advance(700)
  const note = app.byId('error')
  expect(note.text()).toContain(died.message)
  expect(note.text()).toContain('134')
  expect(note.attributes('data-code')).toBe('thread-died')
  expect(note.element.previousElementSibling?.querySelector('[data-testid="run"]')).not.toBeNull()
  expect(app.byId('phase').attributes('data-value')).toBe('failed')
  await app.click('run')
  expect(app.byId('error').exists()).toBe(false)
})

test('a run that cannot start says why', async () => {
  const failure = { code: 'busy', message: 'Another run is on.' } as const
  const app = await mountApp({ failures: { startRun: failure } })
  await app.click('open-sample')
  await app.click('run')
  expect(app.byId('error').text()).toContain('Another run is on.')
  expect(app.byId('run').exists()).toBe(true)
})

test('a file that cannot be opened leaves the start screen usable', async () => {
  const failure = { code: 'bad-format', message: 'This is not a dump.' } as const
  const app = await mountApp({ failures: { openSample: failure } })
  await app.click('open-sample')
  expect(app.byId('start').text()).toContain('This is not a dump.')
  expect(app.byId('open-file').attributes('disabled')).toBeUndefined()
})

test('a host that does not answer can be asked again', async () => {
  const failure = { code: 'internal', message: 'No.' } as const
  const app = await mountApp({ failures: { hello: failure } })
  expect(app.byId('error').text()).toContain('No.')
})
