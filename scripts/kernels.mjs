#!/usr/bin/env node
/** `npm run kernels`: compiles the kernels of src/kernels after they were changed. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { prepare } from './lib/prepare.mjs'
import { say, script } from './lib/say.mjs'

await script(async () => {
  await prepare({ built: false })
  const { compileKernel, kernelNames, outputOf } = await import('./lib/kernels.mjs')
  for (const name of kernelNames()) {
    mkdirSync(path.dirname(outputOf(name)), { recursive: true })
    writeFileSync(outputOf(name), await compileKernel(name))
    say(`compiled ${name}`)
  }
  return 0
})
