import { expect, test } from 'vitest'
import { createDoor } from '../../src/main/service/door.ts'
import { createHostDouble } from './host-double.ts'
import { handlersOver } from './handlers-over.ts'

test.each([
  ['a name that is not in the contract', 'deleteEverything'],
  ['a method of the host that is no call', 'openPath'],
  ['names that every object has', 'constructor'],
  ['the prototype', '__proto__'],
  ['no string', 7],
  ['nothing', undefined],
])('the door refuses %s', async (_what, name) => {
  const host = createHostDouble()
  const door = createDoor(handlersOver(host))
  const result = await door(name, {})
  expect(result).toMatchObject({ ok: false, failure: { code: 'bad-argument' } })
  expect(host.calls).toEqual([])
})
