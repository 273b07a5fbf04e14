import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { subjects } from './subjects.ts'
import { runFuzz } from './watch-child.ts'

const CASES = 20_400

test('pages, a warning or a typed error, in under 256 MB', { timeout: 900_000 }, async () => {
  const { outcomes, peakBytes, folder } = await runFuzz(['--cases', String(CASES), '--seed', '1'])
  rmSync(folder, { recursive: true })
  const counts = Object.values(outcomes)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(CASES)
  expect(peakBytes).toBeLessThan(256 * 2 ** 20)
  // The damage reaches the reader of each format, and does not only end at its door.
  for (const name of Object.keys(subjects)) {
    const whole = (outcomes[`${name} pages`] ?? 0) + (outcomes[`${name} warning`] ?? 0)
    expect([name, whole > 50]).toEqual([name, true])
    const refused = Object.keys(outcomes).filter(key => key.startsWith(`${name} `))
    expect([name, refused.length >= (name === 'raw' ? 2 : 3)]).toEqual([name, true])
  }
})
