// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { mountApp, useFakeWindow, type MountedApp } from './mount-app.ts'

useFakeWindow()

async function type(app: MountedApp, id: string, text: string) {
  await app.byId(id).setValue(text)
  await app.byId(id).trigger('change')
}

async function sweepOfFour(): Promise<MountedApp> {
  const app = await mountApp()
  await app.click('open-sample')
  await app.click('mode-sweep')
  await type(app, 'sweep-threads', '1,2')
  await app.byId('sweep-codec-zstd').setValue(true)
  await type(app, 'sweep-min', '2')
  return app
}

test('axes are lists; points, samples and the command line are there before it starts', async () => {
  const app = await sweepOfFour()
  await type(app, 'sweep-levels-zstd', '1-3')
  expect(app.byId('sweep-size').attributes()).toMatchObject({
    'data-points': '8',
    'data-samples': '16',
  })
  expect(app.byId('command').text()).toBe(
    'migrascope sweep --sample --codec zlib:1 --codec zstd:1,2,3 --threads 1,2 --request-size 4K --repeat 2-10 --precision 2%',
  )
  await type(app, 'sweep-filter', 'zstd-* t2 *')
  expect(app.byId('sweep-size').attributes('data-points')).toBe('3')
})

test('a list that is none is marked, never used, and put right on leaving the field', async () => {
  const app = await sweepOfFour()
  const field = app.byId('sweep-threads').element as HTMLInputElement
  field.value = '1,2,x'
  await app.byId('sweep-threads').trigger('input')
  expect(app.byId('sweep-threads').attributes('aria-invalid')).toBe('true')
  expect(app.byId('sweep-size').attributes('data-points')).toBe('4')
  await app.byId('sweep-threads').trigger('change')
  expect(field.value).toBe('1,2')
})

test('a plan that has a name gives its axes, and they can be changed', async () => {
  const app = await sweepOfFour()
  await app.byId('named-plan').setValue('threads')
  expect((app.byId('sweep-threads').element as HTMLInputElement).value).toContain('64')
  expect(app.byId('sweep-size').attributes('data-points')).toBe('12')
})

test('it tells how far it is and what points came to, and its report has them all', async () => {
  const app = await sweepOfFour()
  await app.click('run')
  await app.advance(350)
  expect(app.byId('sweep-done').text()).toBe('3 of 8 samples')
  expect(app.byId('sweep-point').text()).toBe('zstd-1 t2 4K')
  expect(app.all('so-far-row')).toHaveLength(3)
  expect(app.byId('thread-lanes').attributes('data-threads')).toBe('2')
  expect(app.byId('sweep-threads').exists()).toBe(false)
  await app.advance(1000)
  expect(app.byId('sweep-result').attributes('data-outcome')).toBe('done')
  expect(app.byId('sweep-counts').attributes()).toMatchObject({
    'data-points': '4',
    'data-samples': '8',
  })
  expect(app.byId('tab-results').attributes('aria-selected')).toBe('true')
})

test('cancelling keeps what is done', async () => {
  const app = await sweepOfFour()
  await app.click('run')
  await app.advance(350)
  await app.press('Escape')
  expect(app.byId('phase').attributes('data-value')).toBe('cancelling')
  await app.advance(200)
  expect(app.byId('sweep-result').attributes('data-outcome')).toBe('cancelled')
  expect(app.byId('sweep-counts').attributes('data-points')).toBe('3')
})

test('a dump that is opened joins the sweep, once, and can be taken out', async () => {
  const app = await mountApp({ picker: 'native' })
  await app.click('open-sample')
  await app.click('mode-sweep')
  await app.click('sweep-dump-add')
  await app.click('sweep-dump-add')
  expect(app.all('sweep-dump')).toHaveLength(2)
  await app.click('run')
  await app.advance(0)
  const start = app.fake.log.find(entry => entry.call === 'startSweep')
  expect((start?.argument as { dumps: string[] }).dumps).toEqual(['dump-1', 'dump-2'])
  await app.press('Escape')
  await app.advance(300)
  await app.click('settings-toggle')
  await app.all('sweep-dump-remove')[0]?.trigger('click')
  await app.advance(0)
  expect(app.all('sweep-dump')).toHaveLength(1)
  expect(app.fake.log).toContainEqual({ call: 'closeDump', argument: { dump: 'dump-1' } })
})
