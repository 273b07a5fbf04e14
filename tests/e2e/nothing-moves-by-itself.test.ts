import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startApp } from './app.ts'

/** What moves or would on a change: names of animations, and elements with a transition that takes time. */
const moving = (page: Page) =>
  page.evaluate(() => [
    ...document.getAnimations().map(animation => animation.id || 'an animation'),
    ...[...document.querySelectorAll('*')]
      .filter(element => {
        const { transitionDuration, animationName } = getComputedStyle(element)
        return transitionDuration !== '0s' || animationName !== 'none'
      })
      .map(element => `${element.tagName} ${element.className}`),
  ])

test('who wants less motion sees none, on any screen', async () => {
  const { page } = await startApp()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // Were something animated, this would find it.
  await page.evaluate(() => {
    const probe = document.createElement('i')
    probe.id = 'probe'
    probe.style.transition = 'opacity 1s'
    document.body.append(probe)
  })
  expect(await moving(page)).toEqual([])
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await moving(page)).toEqual(['I '])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate(() => document.querySelector('#probe')?.remove())

  await page.keyboard.press('Control+K')
  expect(await moving(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByTestId('open-sample').click()
  await page.getByTestId('run').click()
  await page.getByTestId('cancel').waitFor()
  expect(await moving(page)).toEqual([])
  await page.getByTestId('result').waitFor()
  for (const tab of ['results', 'charts', 'page-map', 'compare', 'environment']) {
    await page.getByTestId(`tab-${tab}`).click()
    expect(await moving(page), tab).toEqual([])
  }
})
