import { truncateSync, unlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contentOf, failureOf, fixture, open } from '../fixtures.ts'

const names = [
  'tiny-lime.lime',
  'tiny-avml-plain.lime',
  'tiny-avml.avml',
  'tiny-full.dmp',
  'tiny-bitmap.dmp',
]

test.each(names)('%s that shrinks while it is open', name => {
  const path = fixture(name)
  using dump = open(path)
  dump.inventory({})
  truncateSync(path, 100_000)
  expect(failureOf(() => contentOf(dump))).toMatchObject({
    code: 'file-changed',
    details: { file: name, path },
  })
})

// Windows does not let a file that is open be removed.
test.skipIf(process.platform === 'win32').each(names)('%s that vanishes is read on', name => {
  const path = fixture(name)
  using dump = open(path)
  unlinkSync(path)
  expect(contentOf(dump)).toHaveLength(dump.facts.guestBytes)
})
