// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('a codec that this machine lacks cannot be chosen, and says why', async () => {
  const app = await mountApp({ unavailable: ['zstd'] })
  await app.click('open-sample')
  const options = app.byId('codec').findAll('option')
  const zstd = options.find(option => option.attributes('value') === 'zstd')
  expect(zstd?.attributes('disabled')).toBeDefined()
  expect(zstd?.text()).toContain('needs Node 22.15')
  const zlib = options.find(option => option.attributes('value') === 'zlib')
  expect(zlib?.attributes('disabled')).toBeUndefined()
})

test('choosing a codec brings its levels and its default level', async () => {
  const app = await mountApp()
  await app.click('open-sample')
  await app.byId('level').setValue('9')
  expect(app.byId('command').text()).toContain('--codec zlib --level 9')
  await app.byId('codec').setValue('zstd')
  expect(app.byId('level').attributes()).toMatchObject({ min: '-7', max: '22' })
  expect(app.byId('command').text()).toContain('--codec zstd --level 1')
})
