import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { fixture } from './support.ts'

test('a thread that runs out of memory ends the run and not the program', async () => {
  const program = fileURLToPath(fixture('exhausted-heap.ts'))
  const run = promisify(execFile)(process.execPath, ['--max-old-space-size=48', program])
  const { failure, dead } = JSON.parse((await run).stdout) as Record<string, unknown>
  expect(failure).toMatchObject({ code: 'thread-died', details: { thread: 1, request: 0 } })
  expect(dead).toMatch(/^Thread 1 died of .*memory/)
})
