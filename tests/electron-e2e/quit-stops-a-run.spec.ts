import { once } from 'node:events'
import { expect, test } from 'vitest'
import { choose, hears, openWindow } from './window.ts'

test('quitting in the middle of a run ends the process cleanly', async () => {
  const window = await openWindow()
  const ended = once(window.app.process(), 'exit')
  await choose(window, 'Open Sample')
  await hears(window, { event: 'census' })
  await choose(window, 'Start')
  await hears(window, { event: 'live', value: true })
  // The answer may not come any more.
  await window.app.evaluate(({ app }) => app.quit()).catch(() => undefined)
  expect(await ended).toEqual([0, null])
})
