import { expect, test } from 'vitest'
import { checkAnswer, checkedCalls, checkEvent } from '../../src/renderer/bridge/checked.ts'

test('a right answer passes, a failure stays the failure it is', () => {
  expect(checkAnswer('cancelCensus', { ok: true, value: {} })).toEqual({ ok: true, value: {} })
  const failure = { code: 'busy', message: 'A run is on.' }
  expect(checkAnswer('startRun', { ok: false, failure })).toEqual({ ok: false, failure })
})

test.each([
  ['nothing', undefined],
  ['a bare value', {}],
  ['a wrong value', { ok: true, value: { dump: 7 } }],
  ['an unknown failure code', { ok: false, failure: { code: 'x', message: '' } }],
])('%s becomes an internal failure that names the call', (_, answer) => {
  const checked = checkAnswer('openSample', answer)
  expect(checked).toMatchObject({
    ok: false,
    failure: { code: 'internal', details: { call: 'openSample' } },
  })
})

test('an event that breaks the contract is dropped', () => {
  expect(checkEvent('command', 'open')).toBe('open')
  expect(checkEvent('command', 'format-disk')).toBeUndefined()
  expect(checkEvent('live', [1, 2, 3])).toBeUndefined()
  expect(checkEvent('run', { state: 'ended', run: 'r' })).toBeUndefined()
})

test('every call of the contract goes out under its own name', async () => {
  const sent: unknown[] = []
  const calls = checkedCalls((call, argument) => {
    sent.push([call, argument])
    return Promise.resolve({ ok: true, value: {} })
  })
  await calls.cancelRun({ run: 'r1' })
  await calls.closeDump({ dump: 'd1' })
  expect(sent).toEqual([
    ['cancelRun', { run: 'r1' }],
    ['closeDump', { dump: 'd1' }],
  ])
})
