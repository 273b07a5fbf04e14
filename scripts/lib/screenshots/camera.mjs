/** Takes a screen in every theme and width that is kept, and writes the files. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { shrink } from './png.mjs'

const themes = ['light', 'dark']
/** The narrowest window that is meant to be used, and a large monitor. */
const sizes = [
  { width: 900, height: 1000 },
  { width: 2560, height: 1440 },
]
const forcedSize = { width: 1280, height: 860 }
const SETTLED = 8

export class Camera {
  /** Names of the files written. */
  taken = []

  constructor(folder) {
    this.folder = folder
  }

  /**
   * NAME-light-900.png and so on.
   * @param prepare what is to be done in a window of each size
   */
  async take(page, name, prepare = () => undefined) {
    for (const size of sizes) {
      await page.setViewportSize(size)
      await prepare(page)
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme, forcedColors: 'none' })
        await this.#write(page, `${name}-${colorScheme}-${size.width}`)
      }
    }
  }

  /** Parts of a screen that is longer than the window, NAME-PART-light-900.png and so on, by their test ids. */
  async takeParts(page, name, ids) {
    await page.setViewportSize(sizes[0])
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, forcedColors: 'none' })
      for (const id of ids) {
        const part = page.getByTestId(`${name}-${id}`)
        await this.#write(part, `${name}-${id}-${colorScheme}-${sizes[0].width}`, page)
      }
    }
  }

  /** NAME-forced-1280.png: the system's own colours, as people set them for contrast. */
  async takeForced(page, name) {
    await page.setViewportSize(forcedSize)
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' })
    await this.#write(page, `${name}-forced-${forcedSize.width}`)
    await page.emulateMedia({ forcedColors: 'none' })
  }

  /** NAME-text200-900.png: the browser's text at twice its size. */
  async takeLargeText(page, name) {
    await page.setViewportSize(sizes[0])
    await page.emulateMedia({ colorScheme: 'light' })
    await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
    await this.#write(page, `${name}-text200-${sizes[0].width}`)
    await page.evaluate(() => void (document.documentElement.style.fontSize = ''))
  }

  /** @param shown a page, or a part of one */
  async #write(shown, name, page = shown) {
    // Out of the way: what is under the pointer looks different.
    await page.mouse.move(0, 0)
    await page.evaluate(async () => {
      await document.fonts.ready
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
    })
    let file = await shown.screenshot()
    for (let i = 0; i < SETTLED; i++) {
      const again = await shown.screenshot()
      if (again.equals(file)) break
      file = again
    }
    writeFileSync(path.join(this.folder, `${name}.png`), shrink(file))
    this.taken.push(`${name}.png`)
  }
}
