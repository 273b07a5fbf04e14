/** The page in a real browser, with scripts off and on: charts to see, nothing asked for, nothing run. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium as launcher, type Browser, type Page } from 'playwright-core'
import chromium from '@sparticuz/chromium'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { htmlOf } from '../../../src/main/report/export/html.ts'
import { dark, light } from '../../../src/main/report/export/colours.ts'
import type { Report } from '../../../src/shared/report.ts'
import { sampleReport } from '../sample-report.ts'
import { attack, hostileReport } from './hostile-report.ts'
import { richReport } from './rich-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'page-'))
let browser: Browser
beforeAll(async () => {
  const args = chromium.args.filter(word => word !== '--single-process' && word !== '--no-zygote')
  browser = await launcher.launch({ executablePath: await chromium.executablePath(), args })
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

interface Seen {
  readonly page: Page
  readonly requests: string[]
  readonly said: string[]
}

async function see(
  report: Report,
  options: { readonly scripts?: boolean; readonly scheme?: 'light' | 'dark' } = {},
): Promise<Seen> {
  const { scripts = false, scheme = 'light' } = options
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    colorScheme: scheme,
    viewport: { width: 1280, height: 900 },
  })
  const page = await context.newPage()
  const [requests, said]: string[][] = [[], []]
  page.on('request', request => requests?.push(request.url()))
  page.on('console', message => said?.push(message.text()))
  page.on('pageerror', error => said?.push(error.message))
  page.on('dialog', dialog => {
    said?.push(dialog.message())
    void dialog.dismiss()
  })
  const path = join(folder, 'report.html')
  writeFileSync(path, htmlOf(report))
  await page.goto(pathToFileURL(path).href)
  return { page, requests: requests ?? [], said: said ?? [] }
}

test('charts and tables show without a script, and nothing else is asked for', async () => {
  const { page, requests, said } = await see(richReport())
  const charts = page.locator('figure svg')
  expect(await charts.count()).toBe(4)
  for (const chart of await charts.all()) {
    const box = await chart.boundingBox()
    expect(box?.width).toBeGreaterThan(400)
    expect(box?.height).toBeGreaterThan(150)
  }
  expect(await page.locator('#points tbody tr').count()).toBe(30)
  expect(await page.locator('#points tr.best').count()).toBe(2)
  expect(await page.getByText('EPYC 9354P').count()).toBeGreaterThan(0)
  expect(requests).toHaveLength(1)
  expect(said).toEqual([])
})

test.each([
  ['light', light],
  ['dark', dark],
] as const)('colours are those of the %s theme', async (scheme, colours) => {
  const { page } = await see(richReport(), { scheme, scripts: true })
  const shown = await page.evaluate(() => {
    const of = (selector: string, what: 'fill' | 'backgroundColor') => {
      const found = document.querySelector(selector)
      return found === null ? '' : getComputedStyle(found)[what]
    }
    return [of('body', 'backgroundColor'), of('figure svg .mark.s1', 'fill')]
  })
  expect(shown.map(hex)).toEqual([colours.bg, colours.series[1]])
})

const hex = (rgb: string) =>
  `#${(rgb.match(/\d+/g) ?? []).map(part => Number(part).toString(16).padStart(2, '0')).join('')}`

test('no text of a report runs, and the report comes out as it went in', async () => {
  const report = hostileReport()
  const { page, requests, said } = await see(report, { scripts: true })
  expect(await page.locator('img, script:not([type="application/json"])').count()).toBe(0)
  expect(await page.locator('h1').textContent()).toContain('</script><script>alert(1)</script>')
  const data = await page.locator('#report-data').textContent()
  expect(JSON.parse(data ?? '')).toEqual(report)
  expect(report.command).toBe(attack)
  expect(requests).toHaveLength(1)
  expect(said).toEqual([])
})

test('its policy stops what is put into it', async () => {
  const page = (await see(richReport(), { scripts: true })).page
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "ran"'
    document.body.append(script)
    return document.title === 'ran'
  })
  expect(ran).toBe(false)
})

test('on paper it is light and fits the width', async () => {
  const { page } = await see(richReport(), { scheme: 'dark', scripts: true })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const { colour, spare } = await page.evaluate(() => ({
    colour: getComputedStyle(document.body).color,
    spare: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))
  expect(hex(colour)).toBe(light.text)
  expect(spare).toBe(0)
  expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a single run has its page too', async () => {
  const { page } = await see(sampleReport)
  expect(await page.locator('#points tbody tr').count()).toBe(1)
  expect(await page.locator('figure svg').count()).toBe(1)
})

test('the colours are those of the window', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../src/renderer/theme.css'), 'utf8')
  const [first = '', second = ''] = css.split("[data-theme='dark']")
  for (const [theme, colours] of [
    [first, light],
    [second, dark],
  ] as const) {
    const token = (name: string) => new RegExp(`--${name}: (#\\w+)`).exec(theme)?.[1]
    const { series, phase, text2, text3, goodSoft, warnSoft, ...same } = colours
    const expected = { ...same, 'text-2': text2, 'text-3': text3 }
    const soft = { 'good-soft': goodSoft, 'warn-soft': warnSoft }
    for (const [name, colour] of Object.entries({ ...expected, ...soft })) {
      expect([name, token(name)]).toEqual([name, colour])
    }
    for (const [name, colour] of Object.entries(phase)) {
      expect([name, token(`phase-${name}`)]).toEqual([name, colour])
    }
    expect(series[0]).toBe(token('series-in'))
    expect(series[1]).toBe(token('series-out'))
  }
})
