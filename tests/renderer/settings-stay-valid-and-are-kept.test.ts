// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow } from './mount-app.ts'

useFakeWindow()

test('a number out of range is marked, never used, and put right on leaving the field', async () => {
  const app = await mountApp()
  await app.click('open-sample')
  const field = app.byId('threads')
  const type = async (text: string) => {
    ;(field.element as HTMLInputElement).value = text
    await field.trigger('input')
  }
  await type('12')
  await type('999')
  expect(field.attributes('aria-invalid')).toBe('true')
  expect(app.byId('command').text()).toContain('--threads 12')
  await field.trigger('change')
  expect(app.byId('command').text()).toContain('--threads 256')
  expect((field.element as HTMLInputElement).value).toBe('256')
})

test('settings are there again the next time', async () => {
  const first = await mountApp()
  await first.click('open-sample')
  await first.byId('threads').setValue('17')
  await first.byId('busy-policy').setValue('send')
  const second = await mountApp()
  await second.click('open-sample')
  expect(second.byId('command').text()).toContain('--threads 17 --wait-thread off')
})
