import { expect, test } from 'vitest'
import { createDoor } from '../../src/main/service/door.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { createHostDouble } from './host-double.ts'
import { handlersOver } from './handlers-over.ts'

test.each([
  ['openRecent', {}, 'recent'],
  ['openRecent', { recent: '' }, 'recent'],
  ['openRecent', { recent: 'x', path: '/etc/passwd' }, 'path'],
  ['hello', null, 'argument'],
  ['startRun', { dump: 'd', settings: { ...defaultSettings, threads: 0 } }, 'settings.threads'],
  ['startRun', { dump: 'd', settings: { ...defaultSettings, level: 99 } }, 'settings.level'],
  ['exportReport', { report: 'r', format: 'png', link: null }, 'format'],
  ['exportReport', { report: 'r', format: 'csv', link: null, path: '/tmp/a.csv' }, 'path'],
  [
    'exportReport',
    { report: 'r', format: 'html', link: { link: { bitsPerSecond: 0 } } },
    'link.link.bitsPerSecond',
  ],
])('%s with %j is refused at "%s"', async (name, argument, path) => {
  const host = createHostDouble()
  const result = await createDoor(handlersOver(host))(name, argument)
  expect(result).toMatchObject({
    ok: false,
    failure: { code: 'bad-argument', details: { call: name, path } },
  })
  expect(result.ok ? '' : result.failure.message).toContain(`"${path}"`)
  expect(host.calls).toEqual([])
})

test('a good argument reaches the host and its answer comes back', async () => {
  const host = createHostDouble()
  const result = await createDoor(handlersOver(host))('openRecent', { recent: 'x' })
  expect(result).toMatchObject({ ok: true, value: { kind: 'dump' } })
  expect(host.calls).toEqual([['openRecent', 'x']])
})
