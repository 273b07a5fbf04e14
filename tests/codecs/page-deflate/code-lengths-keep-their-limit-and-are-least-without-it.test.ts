/** The part of the kernel that makes Huffman codes, compiled alone, against the package-merge algorithm. */
import { beforeAll, expect, test } from 'vitest'
import { load } from '../../scripts/load.ts'
import { seeded } from '../seeded.ts'

const source = `
export { makeLengths } from './page-deflate/code-lengths'
export { LITLEN, LENGTHS } from './page-deflate/layout'
`
interface Exports {
  readonly memory: WebAssembly.Memory
  readonly LITLEN: WebAssembly.Global
  readonly LENGTHS: WebAssembly.Global
  makeLengths(alphabet: number, symbols: number, limit: number): number
}

let kernel: Exports
beforeAll(async () => {
  const { compile } = await load<{
    readonly compile: (
      entry: string,
      sources: Readonly<Record<string, string>>,
      options: readonly string[],
    ) => Promise<Uint8Array<ArrayBuffer>>
  }>('kernels')
  const bytes = await compile('part', { 'part.ts': source }, ['--initialMemory', '1'])
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
  kernel = exports as unknown as Exports
})

/** Code lengths of the frequencies, and their cost as the kernel tells it. */
function make(frequencies: readonly number[], limit: number): { lengths: number[]; told: number } {
  const at = kernel.LITLEN.value as number
  new Uint32Array(kernel.memory.buffer, at, frequencies.length).set(frequencies)
  const told = kernel.makeLengths(at, frequencies.length, limit)
  const lengthsAt = at + (kernel.LENGTHS.value as number)
  return { lengths: [...new Uint8Array(kernel.memory.buffer, lengthsAt, frequencies.length)], told }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)

/**
 * The least cost of a code of at most `limit` bits: Larmore and Hirschberg, "A fast algorithm for optimal
 * length-limited Huffman codes", 1990. Pairs of each level's cheapest go to the next; of the last level the
 * 2n - 2 cheapest are the code's cost.
 */
function leastCost(frequencies: readonly number[], limit: number): number {
  const coins = frequencies.filter(f => f > 0).sort((a, b) => a - b)
  let packages: number[] = []
  for (let level = 0; level < limit; level++) {
    const all = [...coins, ...packages].sort((a, b) => a - b)
    if (level === limit - 1) return sum(all.slice(0, 2 * coins.length - 2))
    packages = Array.from({ length: all.length >> 1 }, (_, i) => sum(all.slice(2 * i, 2 * i + 2)))
  }
  return 0
}

/** @returns whether the limit made a difference */
function compare(frequencies: readonly number[], limit: number): boolean {
  const { lengths, told } = make(frequencies, limit)
  const cost = sum(lengths.map((length, i) => length * (frequencies[i] ?? 0)))
  expect(told).toBe(cost)
  expect(lengths.map(length => length > 0)).toEqual(frequencies.map(f => f > 0))
  expect(Math.max(...lengths)).toBeLessThanOrEqual(limit)
  expect(sum(lengths.filter(length => length > 0).map(length => 2 ** -length))).toBe(1)
  const least = leastCost(frequencies, limit)
  const isLimited = leastCost(frequencies, 40) < least
  // Where the limit is met the lengths are near the least: 7 bits for the 19 of a header are tighter than 15.
  if (isLimited) expect(cost).toBeLessThanOrEqual(least * (limit === 7 ? 1.15 : 1.03))
  else expect(cost).toBe(least)
  return isLimited
}

const fibonacci = (count: number) => {
  const numbers = [1, 1]
  while (numbers.length < count) numbers.push(sum(numbers.slice(-2)))
  return numbers
}

test('frequencies that grow as the Fibonacci numbers do run into the limit', () => {
  expect(compare(fibonacci(16), 15)).toBe(false)
  for (const count of [17, 18, 19, 20]) expect(compare(fibonacci(count), 15)).toBe(true)
  for (const count of [9, 12, 19]) expect(compare(fibonacci(count), 7)).toBe(true)
})

test('equal frequencies, few symbols, and the most there are', () => {
  expect(compare(new Array<number>(256).fill(16), 15)).toBe(false)
  expect(compare(new Array<number>(286).fill(1), 15)).toBe(false)
  expect(compare([0, 5, 0, 1], 15)).toBe(false)
  expect(compare([0, 8192, 0, 1, 1], 15)).toBe(false)
})

test('one symbol has a code of one bit, none have none', () => {
  expect(make([0, 0, 9, 0], 15)).toEqual({ lengths: [0, 0, 1, 0], told: 9 })
  expect(make([0, 0, 0, 0], 15)).toEqual({ lengths: [0, 0, 0, 0], told: 0 })
})

test('seeded frequencies of every shape', () => {
  const random = seeded(7)
  let limited = 0
  for (let i = 0; i < 600; i++) {
    const symbols = i % 2 === 0 ? 19 : 2 + random(285)
    const steep = 1 + random(14)
    const frequencies = Array.from({ length: symbols }, () => random(2 ** random(steep)))
    if (frequencies.filter(f => f > 0).length < 2) continue
    if (compare(frequencies, symbols === 19 ? 7 : 15)) limited++
  }
  expect(limited).toBeGreaterThan(10)
})
