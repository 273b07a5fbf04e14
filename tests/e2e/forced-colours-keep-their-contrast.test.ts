import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startApp } from './app.ts'

/** A picture is drawn when its turn comes. */
const patience = { timeout: 30_000 }

type Colour = readonly [red: number, green: number, blue: number]

/** System colours as this browser has them. */
const system = (page: Page, name: string): Promise<Colour> =>
  page.evaluate(word => {
    const probe = document.createElement('i')
    probe.style.cssText = `forced-color-adjust: none; color: ${word}`
    document.body.append(probe)
    const numbers = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? []
    probe.remove()
    return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0] as const
  }, name)

/** How many pixels of a canvas have that colour, or nearly: the system's may let shine through what is below. */
const pixels = (canvas: Locator, colour: Colour): Promise<number> =>
  canvas.evaluate((element, [red, green, blue]) => {
    const { width, height } = element as HTMLCanvasElement
    const { data } = (element as HTMLCanvasElement)
      .getContext('2d')
      ?.getImageData(0, 0, width, height) ?? { data: new Uint8ClampedArray() }
    let found = 0
    for (let at = 0; at < data.length; at += 4) {
      const isNear = [red, green, blue].every((of, i) => Math.abs((data[at + i] ?? 0) - of) < 48)
      if (isNear && (data[at + 3] ?? 0) > 127) found++
    }
    return found
  }, colour)

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: Colour, other: Colour): number {
  const luminance = (colour: Colour) => {
    const [r = 0, g = 0, b = 0] = colour
      .map(channel => channel / 255)
      .map(c => (c <= 0.040_45 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const colours = (locator: Locator): Promise<readonly [Colour, Colour]> =>
  locator.evaluate(element => {
    const of = (text: string) => {
      const numbers = text.match(/\d+/g)?.map(Number) ?? []
      return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0] as const
    }
    const { color, backgroundColor } = getComputedStyle(element)
    return [of(color), of(backgroundColor)] as const
  })

test('canvases take the system’s colours, and what can be pressed or is chosen can be read', async () => {
  const { page } = await startApp()
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  const [canvas, text, highlight] = await Promise.all(
    ['Canvas', 'CanvasText', 'Highlight'].map(name => system(page, name)),
  )
  if (!canvas || !text || !highlight) throw new Error('there are no system colours')
  await page.getByTestId('open-sample').click()
  await page.locator('[data-testid="fact-zero"][data-state="done"]').waitFor()
  const run = page.getByTestId('run')
  for (const chosen of [run, page.getByTestId('mode-run')]) {
    const [word, ground] = await colours(chosen)
    expect(contrast(word, ground)).toBeGreaterThan(4.5)
  }
  await run.click()
  await page.getByTestId('result').waitFor()
  const lanes = page.getByTestId('thread-lanes')
  await lanes.scrollIntoViewIfNeeded()
  await expect.poll(() => pixels(lanes, highlight), patience).toBeGreaterThan(100)
  expect(await pixels(lanes, text)).toBeGreaterThan(10)
  expect(contrast(text, canvas)).toBeGreaterThan(4.5)

  await page.getByTestId('tab-page-map').click()
  const map = page.getByTestId('page-map')
  // Classes are told apart by hatching in the colour of words.
  await expect.poll(() => pixels(map, text), patience).toBeGreaterThan(100)
  await page.emulateMedia({ forcedColors: 'none' })
  await expect.poll(() => pixels(map, text), patience).toBe(0)
})
