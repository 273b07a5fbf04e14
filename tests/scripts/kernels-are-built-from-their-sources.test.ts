/** What is committed as a kernel's WebAssembly is what the compiler makes of the kernel's source. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { load } from './load.ts'

const { compileKernel, kernelNames, outputOf } = await load<{
  compileKernel: (name: string) => Promise<string>
  kernelNames: () => string[]
  outputOf: (name: string) => string
}>('kernels')

test.each(kernelNames())('%s', async name => {
  expect(readFileSync(outputOf(name), 'utf8')).toBe(await compileKernel(name))
})

test('there are kernels', () => {
  expect(kernelNames()).not.toEqual([])
})
