/**
 * Three builds: main (Electron's entry, the CLI and the worker threads), preload, renderer. Worker files
 * are named inputs so that their place in `out/main` is known; the entry files make their URLs.
 */
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { builtOf } from './scripts/lib/built-of.mjs'

// fflate's Node build calls createRequire, which an ESM bundle declares a second time; its browser build
// has the same synchronous API and starts no workers of its own.
const alias = { fflate: 'fflate/browser' }

export default defineConfig({
  main: {
    // Read by src/main/report/built-of.ts.
    define: { MIGRASCOPE_BUILD: JSON.stringify(builtOf()) },
    resolve: { alias },
    build: {
      externalizeDeps: { exclude: ['fflate', 'simple-statistics', 'valibot'] },
      rolldownOptions: {
        input: {
          index: 'src/main/electron/index.ts',
          cli: 'src/main/cli/index.ts',
          'workers/pump': 'src/main/migration/pump.ts',
          'workers/census': 'src/main/migration/census-thread.ts',
          'workers/compress': 'src/workers/compress.ts',
          'workers/decompress': 'src/workers/decompress.ts',
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: { exclude: ['valibot'] },
      rolldownOptions: {
        input: { index: 'src/main/electron/preload.ts' },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [vue()],
    // Read by a browser at every start, over an ssh tunnel perhaps; electron-vite leaves all as it is.
    build: { minify: true, rolldownOptions: { input: 'src/renderer/index.html' } },
  },
})
