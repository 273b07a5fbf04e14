/**
 * What is pictured: each scene opens the program, brings it to one screen or a few that follow each other, and has them
 * taken. Scenes stand by themselves; `start` makes the traces that the start screen shows.
 */
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeRaw } from '../../../bench/write-guest.ts'

/** Of the sample in the guest that runs are pictured on: long enough to be met on their way. */
const COPIES = 10

const guest = folder => {
  const file = path.join(folder, 'guest.raw')
  return existsSync(file) ? file : writeRaw(folder, COPIES)
}

async function set(page, id, value) {
  const field = page.locator(`#${id}`)
  if ((await field.evaluate(element => element.tagName)) === 'SELECT') {
    await field.selectOption(value)
  } else {
    await field.fill(value)
    await field.blur()
  }
}

/** Waits until a job is past a share of its way. */
const progress = (page, share) =>
  page.waitForFunction(
    least => Number(document.querySelector('[data-testid="progress"]')?.dataset.value) >= least,
    share,
  )

async function startRun(page, threads, settings = {}) {
  await page.getByTestId('run').waitFor()
  await set(page, 'threads', String(threads))
  for (const [id, value] of Object.entries(settings)) await set(page, id, value)
  await page.getByTestId('run').click()
}

async function openSample(programs) {
  const program = await programs.open(programs.folder)
  await program.page.getByTestId('open-sample').click()
  await program.page.locator('[data-testid="fact-zero"][data-state="done"]').waitFor()
  return program
}

const sweepWords =
  '--sample --codec none --codec lz4:1 --codec zlib:1,6 --codec zstd:1,3 --threads 1,2,4'
const sweepTo = file => [
  ...['sweep', ...sweepWords.split(' ')],
  ...['--repeat', '3', '--warm-up', '0', '--report', file],
]

async function report(programs, name) {
  const file = path.join(programs.folder, `${name}.migrascope.json`)
  if (!existsSync(file)) await programs.command(...sweepTo(file))
  return file
}

async function live(programs, camera, threads, settings) {
  const { page, halt, kill } = await programs.open(guest(programs.folder))
  await page.locator('[data-testid="fact-zero"][data-state="done"]').waitFor()
  await startRun(page, threads, settings)
  await progress(page, 0.6)
  halt()
  const name = `live-${threads}-threads`
  await camera.take(page, name)
  await camera.takeForced(page, name)
  await camera.takeLargeText(page, name)
  await kill()
}

export const scenes = {
  'live-64': (programs, camera) => live(programs, camera, 64, { codec: 'zlib', level: '6' }),
  'live-4': (programs, camera) => live(programs, camera, 4, { codec: 'zlib', level: '6' }),

  async sweep(programs, camera) {
    const { page, halt, kill } = await openSample(programs)
    await page.getByTestId('mode-sweep').click()
    await set(page, 'sweep-threads', '1,2,4')
    for (const codec of ['none', 'lz4', 'zstd']) {
      await page.getByTestId(`sweep-codec-${codec}`).check()
    }
    await set(page, 'sweep-min', '6')
    await set(page, 'sweep-max', '6')
    await page.getByTestId('run').click()
    await page.getByTestId('so-far-row').nth(11).waitFor()
    // Between two samples there is nothing to see.
    await page.waitForFunction(() => {
      const { value } = document.querySelector('[data-testid="figure-throughput"]')?.dataset ?? {}
      return Number(value) > 0
    })
    halt()
    await camera.take(page, 'live-sweep')
    await kill()
  },

  async results(programs, camera) {
    const file = await report(programs, 'after')
    const { page, close } = await programs.open(programs.folder)
    await page.getByTestId('report-file').setInputFiles(file)
    await page.getByTestId('sweep-result').waitFor()
    await camera.take(page, 'results-sweep')
    await page.getByTestId('tab-charts').click()
    await page.getByTestId('chart-pareto').waitFor()
    await camera.take(page, 'charts-sweep')
    await camera.takeForced(page, 'charts-sweep')
    await camera.takeParts(page, 'chart', ['pareto', 'scaling', 'link', 'latency', 'time'])
    await close()
  },

  async compare(programs, camera) {
    const [before, after] = [await report(programs, 'before'), await report(programs, 'after')]
    const { page, close } = await programs.open(programs.folder)
    await page.getByTestId('report-file').setInputFiles(before)
    await page.getByTestId('sweep-result').waitFor()
    await page.getByTestId('tab-compare').click()
    await page.getByTestId('compare-file').setInputFiles(after)
    await page.getByTestId('compared').first().waitFor()
    await camera.take(page, 'compare')
    await page.getByTestId('tab-environment').click()
    await page.getByTestId('environment').waitFor()
    await camera.take(page, 'environment')
    await close()
  },

  async run(programs, camera) {
    const { page, close } = await openSample(programs)
    await page.getByTestId('verify').check()
    await startRun(page, 2, { codec: 'zstd' })
    await page.getByTestId('result').waitFor()
    await camera.take(page, 'results-run')
    await camera.takeLargeText(page, 'results-run')
    await page.getByTestId('tab-charts').click()
    await page.getByTestId('charts').waitFor()
    await camera.take(page, 'charts-run')
    await page.getByTestId('tab-page-map').click()
    await page.getByTestId('page-map').waitFor()
    await camera.take(page, 'page-map')
    await camera.takeForced(page, 'page-map')
    await page.getByTestId('map-mode-rate').click()
    await camera.take(page, 'page-map-zoomed', async () => {
      await page.getByTestId('map-fit').click()
      for (let times = 0; times < 4; times++) await page.getByTestId('map-zoom-in').click()
      await page.evaluate(() => document.activeElement?.blur())
    })
    await close()
  },

  async overlays(programs, camera) {
    const { page, close } = await openSample(programs)
    await page.keyboard.press('Control+K')
    await page.getByTestId('palette').waitFor()
    await camera.take(page, 'palette')
    await page.keyboard.press('Escape')
    await page.getByTestId('palette').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByTestId('shortcuts').waitFor()
    await camera.take(page, 'shortcuts')
    await close()
  },

  async error(programs, camera) {
    const core = Buffer.alloc(4096)
    core.write('\x7fELF\x02\x01\x01', 'latin1')
    core.writeUInt16LE(4, 16)
    writeFileSync(path.join(programs.folder, 'cut-short.elf'), core)
    const { page, close } = await programs.open(programs.folder)
    await page.getByTestId('open-file').first().click()
    await page.getByTestId('picker-entry').filter({ hasText: 'cut-short.elf' }).click()
    await page.getByTestId('picker').getByTestId('error').waitFor()
    await camera.take(page, 'error')
    await close()
  },

  async start(programs, camera) {
    const first = await programs.open(guest(programs.folder))
    await startRun(first.page, 4, { codec: 'zlib', level: '9' })
    await progress(first.page, 0.05)
    await first.kill()
    const second = await openSample(programs)
    await second.page.getByTestId('close').click()
    await second.page.getByTestId('start').waitFor()
    await camera.take(second.page, 'start')
    await camera.takeLargeText(second.page, 'start')
    await second.close()
  },
}
