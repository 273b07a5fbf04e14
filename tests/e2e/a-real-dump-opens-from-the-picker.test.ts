import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { shareApp } from './app.ts'

const core = readFileSync(new URL('../fixtures/tiny-elf.vmcore.gz', import.meta.url))

const app = shareApp(folder => {
  mkdirSync(join(folder, 'dumps'))
  writeFileSync(join(folder, 'dumps', 'guest.vmcore'), gunzipSync(core))
  writeFileSync(join(folder, 'empty.raw'), '')
})

test('an ELF core of QEMU: facts, census, run, every page verified', async () => {
  const { page, value } = app()
  await page.getByTestId('open-file').first().click()
  await page.getByTestId('picker-entry').filter({ hasText: 'dumps' }).click()
  await page.getByTestId('picker-entry').filter({ hasText: 'guest.vmcore' }).click()
  await page.getByTestId('facts').getByText('guest.vmcore').waitFor()
  await page.locator('[data-testid="fact-zero"][data-state="done"]').waitFor()
  expect(await value('fact-pages')).toBe(2064)
  expect(await value('fact-zero')).toBe(1648)

  await page.getByTestId('verify').check()
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('result').waitFor()
  expect(await value('figure-pages-total')).toBe(2064)
  expect(await value('figure-pages-duplicate')).toBe(1648)
  expect(await value('figure-verified-pages')).toBe(2064)
})

test('what is no dump is refused beside the list, and the list stays', async () => {
  const { page } = app()
  await page.getByTestId('open-file').first().click()
  await page.getByTestId('picker-entry').filter({ hasText: 'empty.raw' }).click()
  await page.getByTestId('picker').getByText('empty').first().waitFor()
  await page.getByTestId('picker').getByTestId('error').waitFor()
  await page.keyboard.press('Escape')
  await page.getByTestId('picker').waitFor({ state: 'detached' })
})

test('a dump dropped on the page opens', async () => {
  const { page, value } = app()
  await page.evaluate(() => {
    const bytes = new Uint8Array(10 * 4096)
    bytes.fill(7, 0, 4096)
    const transfer = new DataTransfer()
    transfer.items.add(new File([bytes], 'dropped.raw'))
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
      )
    }
  })
  await page.getByTestId('facts').getByText('dropped.raw').waitFor()
  await page.locator('[data-testid="fact-zero"][data-state="done"]').waitFor()
  expect(await value('fact-pages')).toBe(10)
  expect(await value('fact-zero')).toBe(9)
})
