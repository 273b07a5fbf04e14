import { expect, test } from 'vitest'
import { choose, hears, openWindow } from './window.ts'

test('by menu alone: open the sample, start, and the report of the run is there', async () => {
  const window = await openWindow()
  await choose(window, 'Open Sample')
  // The page counts a dump's zero pages once it has it open.
  await hears(window, { event: 'census' })
  await choose(window, 'Start')
  await hears(window, { event: 'live', value: true })
  await hears(window, {
    event: 'run',
    value: expect.objectContaining({ state: 'ended' }) as unknown,
  })
})
