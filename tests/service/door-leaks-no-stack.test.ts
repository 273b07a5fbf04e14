import { expect, test } from 'vitest'
import { createDoor } from '../../src/main/service/door.ts'
import { MigrascopeError } from '../../src/shared/failure.ts'
import { createHostDouble } from './host-double.ts'
import { handlersOver } from './handlers-over.ts'

const answerTo = (thrown: unknown) => {
  const host = createHostDouble({
    // What is no Error is among what the door must stand.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    openSample: () => Promise.reject(thrown),
  })
  return createDoor(handlersOver(host))('openSample', {})
}

test('an unknown error leaves as one line without its stack', async () => {
  const error = new TypeError('it broke')
  error.message = `it broke\n${error.stack ?? ''}`
  const text = JSON.stringify(await answerTo(error))
  expect(text).toContain('it broke')
  expect(text).toContain('"internal"')
  expect(text).not.toMatch(/door-leaks|node_modules|\bat \S+ \(/)
})

test('an error of ours keeps code, message and details, and nothing else', async () => {
  const error = new MigrascopeError(
    'truncated',
    'The file ends early.',
    { offset: 12 },
    new Error(),
  )
  expect(await answerTo(error)).toEqual({
    ok: false,
    failure: { code: 'truncated', message: 'The file ends early.', details: { offset: 12 } },
  })
})

test.each([[undefined], ['text'], [{ odd: true }]])('%j thrown is a failure too', async thrown => {
  expect(await answerTo(thrown)).toMatchObject({ ok: false, failure: { code: 'internal' } })
})

test('a synchronous throw of the host is a failure too', async () => {
  const host = createHostDouble({
    cancelCensus: () => {
      throw new MigrascopeError('busy', 'Not now.')
    },
  })
  const result = await createDoor(handlersOver(host))('cancelCensus', {})
  expect(result).toMatchObject({ ok: false, failure: { code: 'busy' } })
})
