/** LZ4 blocks (lz4's doc/lz4_Block_format.md), one block per request without a frame, by a kernel of our own. */
import { wasm } from '../kernels/lz4.ts'
import type { CodecImplementation } from './codec.ts'
import { Kernel, noKernels } from './kernel.ts'

interface Calls {
  compress(input: number, size: number, output: number, acceleration: number): number
  decompress(input: number, size: number, output: number, room: number): number
  readonly fault: WebAssembly.Global
}

/** What `fault` says, by number. */
const faults = [
  '',
  'it ends too early',
  'it decodes to more than is allowed',
  'it copies from before its start',
]

/** LZ4_COMPRESSBOUND of the format's manual: all literals. */
const bound = (bytes: number) => bytes + Math.floor(bytes / 255) + 16

/** Level 1 is acceleration 1, -N is 1 + N, as the lz4 command (lz4frame.c) takes its --fast=N. */
const accelerationOf = (level: number) => (level < 0 ? 1 - level : 1)

export const lz4: CodecImplementation = {
  version: 'own kernel, LZ4 block format',
  missing: noKernels,
  open: level => {
    const kernel = Kernel.open<Calls>(wasm)
    const acceleration = accelerationOf(level)
    const compress = (src: Uint8Array) => {
      kernel.put(src, bound(src.length))
      const { calls, input, output } = kernel
      return calls.compress(input, src.length, output, acceleration)
    }
    return {
      compress: (src, dst) => kernel.take(compress(src), dst),
      roomInside: bytes => kernel.inside(bytes, bound(bytes)),
      compressInside: src => {
        const bytes = compress(src)
        return bytes > src.length ? -1 : bytes
      },
      decompress: (src, dst) => {
        kernel.put(src, dst.length)
        const { calls, input, output } = kernel
        const bytes = calls.decompress(input, src.length, output, dst.length)
        const fault = calls.fault.value as number
        if (fault !== 0) {
          throw new RangeError(`The LZ4 block is broken at byte ${bytes}: ${faults[fault] ?? ''}.`)
        }
        if (bytes !== dst.length) {
          throw new RangeError(`The LZ4 block holds ${bytes} bytes, expected ${dst.length}.`)
        }
        kernel.take(bytes, dst)
      },
    }
  },
}
