import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hears, launchAgain, openWindow } from './window.ts'

test('the file of a second launch opens in the window of the first', async () => {
  const window = await openWindow()
  const file = join(window.folder, 'guest.raw')
  await writeFile(file, Buffer.alloc(64 * 1024, 1))
  expect(await launchAgain(window.folder, file)).toBe(0)
  await hears(window, { event: 'opened', value: expect.objectContaining({ ok: true }) as unknown })
  expect(window.app.windows()).toHaveLength(1)
})
