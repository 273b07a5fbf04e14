import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { fflate: 'fflate/browser' } },
  test: {
    include: ['tests/**/*.test.ts'],
    // Forks, not threads: the tests start worker threads of their own and may block on Atomics.wait.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
