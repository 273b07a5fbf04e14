/** The tests that need Electron's runtime and a display; `npm run test:electron` starts them. */
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['tests/electron-e2e/**/*.spec.ts'],
    pool: 'forks',
    // Windows that take the focus from one another would disturb each other.
    maxWorkers: 1,
    testTimeout: 60_000,
  },
})
