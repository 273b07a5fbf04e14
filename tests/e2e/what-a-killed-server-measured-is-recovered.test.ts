import { expect, onTestFinished, test } from 'vitest'
import { start } from '../built/built.ts'
import { choose, startApp } from './app.ts'

test('a sweep whose program was killed is on the start screen of the next one, and goes on', async () => {
  const { page, folder, kill } = await startApp()
  await page.getByTestId('open-sample').click()
  await page.getByTestId('mode-sweep').click()
  await choose(page, 'sweep-threads', '1')
  await page.getByTestId('sweep-codec-none').check()
  await page.getByTestId('sweep-codec-zlib').uncheck()
  await choose(page, 'sweep-min', '500')
  await choose(page, 'sweep-max', '500')
  await page.getByTestId('run').click()
  await page.getByTestId('so-far-row').waitFor()
  await kill()

  const again = start(['serve', folder], folder)
  onTestFinished(async () => {
    again.child.kill('SIGINT')
    await again.ended
  })
  const [url] = await again.shows(/http:\/\/127\.0\.0\.1:\d+\/#token=\S+/)
  await page.goto(url)
  await page.getByTestId('recovered-row').waitFor()
  await page.getByTestId('recovered-resume').click()
  await page.getByTestId('so-far-row').waitFor()
  await page.getByTestId('cancel').click()
  const result = page.getByTestId('sweep-result')
  await result.waitFor()
  expect(await result.getAttribute('data-outcome')).toBe('cancelled')
})
