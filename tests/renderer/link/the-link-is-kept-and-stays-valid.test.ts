// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { readLink, useLink } from '../../../src/renderer/settings/use-link.ts'

beforeEach(() => window.localStorage.clear())

test('10 Gbit/s at first; what is set is there at the next start', () => {
  const link = useLink()
  expect(link.question.value).toEqual({
    link: { bitsPerSecond: 10e9, efficiency: 1, rtt: 0 },
    dirtyRate: null,
    downtimeLimit: 0.3,
  })
  const first = readLink(null)
  link.set(first && { ...first, dirtyRate: { perSecond: 5000, of: 'pages' } })
  link.setSpeed(25e9)
  expect(useLink().question.value).toMatchObject({
    link: { bitsPerSecond: 25e9 },
    dirtyRate: { perSecond: 5000, of: 'pages' },
  })
})

test('no link is a choice, too, and a link after it begins anew', () => {
  const link = useLink()
  link.setSpeed(null)
  expect(useLink().question.value).toBeNull()
  link.setSpeed(1e9)
  expect(useLink().question.value?.link.bitsPerSecond).toBe(1e9)
})

test.each(['', '{', '7', '{"link":{"bitsPerSecond":-1}}', '{"link":{"bitsPerSecond":1e9},"x":1}'])(
  'stored and no link: %s',
  text => {
    expect(readLink(text)?.link.bitsPerSecond).toBe(10e9)
  },
)
