/**
 * A kernel in its thread: the WebAssembly of one file of src/kernels, with its own memory. What a kernel
 * works on is copied in before a call and out after it: first lie the kernel's tables, then an area for the
 * input, then one for the output. The memory grows to the largest request and keeps nothing between calls
 * that a later call would read.
 *
 * Every kernel exports AREAS, where its tables end, and SLACK, how many bytes behind an area it may touch.
 */
import { copyBytes } from '../copy-bytes.ts'

interface KernelExports {
  readonly memory: WebAssembly.Memory
  readonly AREAS: WebAssembly.Global
  readonly SLACK: WebAssembly.Global
}

/** Why no kernel runs on this runtime; null when they do. `--jitless` takes WebAssembly away. */
export const noKernels =
  typeof (globalThis as { WebAssembly?: unknown }).WebAssembly === 'object'
    ? null
    : 'this runtime has no WebAssembly; start it without --jitless'

const kernels = new Map<string, Kernel<object>>()

const WASM_PAGE = 65_536
/** Areas begin at cache lines. */
const LINE = 64

export class Kernel<Calls extends object> {
  readonly calls: Calls & KernelExports
  /** Where the input area begins, always. */
  readonly input: number
  /** Where the output area begins: after the largest input so far. */
  output: number
  /** The whole memory, until it grows. */
  bytes: Buffer
  readonly #slack: number

  private constructor(calls: Calls & KernelExports) {
    this.calls = calls
    this.input = calls.AREAS.value as number
    this.output = this.input
    this.#slack = calls.SLACK.value as number
    this.bytes = Buffer.from(calls.memory.buffer)
  }

  /**
   * The thread's only one of its kind, made at the first call: V8 sets aside 8 GiB of addresses for each
   * memory, and would give back those of earlier runs when it likes. The modules are small and compiled at
   * once; V8 shares the code of equal modules among the threads of a process.
   * @param wasm base64, as src/workers/kernels holds it
   */
  static open<Calls extends object>(wasm: string): Kernel<Calls> {
    const opened = kernels.get(wasm)
    if (opened !== undefined) return opened as Kernel<Calls>
    const module = new WebAssembly.Module(Buffer.from(wasm, 'base64'))
    const { exports } = new WebAssembly.Instance(module)
    const kernel = new Kernel(exports as unknown as Calls & KernelExports)
    kernels.set(wasm, kernel)
    return kernel
  }

  /** Room for `bytes` in the input area, with `room` bytes of output behind it. Valid until the memory grows. */
  inside(bytes: number, room: number): Uint8Array {
    this.#reserve(bytes, room)
    return this.bytes.subarray(this.input, this.input + bytes)
  }

  /** Makes room for `room` bytes of output, and copies `src` to the input area, where it may lie already. */
  put(src: Uint8Array, room: number): void {
    const isInside = src.buffer === this.calls.memory.buffer && src.byteOffset === this.input
    this.#reserve(src.length, room)
    if (!isInside) copyBytes(src, this.bytes, this.input)
  }

  #reserve(bytes: number, room: number): void {
    const output = Math.max(this.output, this.#after(this.input + bytes))
    const end = this.#after(output + room)
    if (end > this.bytes.length) {
      this.calls.memory.grow(Math.ceil((end - this.bytes.length) / WASM_PAGE))
      this.bytes = Buffer.from(this.calls.memory.buffer)
    }
    this.output = output
  }

  /** Copies the first `bytes` of the output area to the start of `dst`; -1 when they do not fit. */
  take(bytes: number, dst: Uint8Array): number {
    if (bytes > dst.length) return -1
    this.bytes.copy(dst, 0, this.output, this.output + bytes)
    return bytes
  }

  #after(end: number): number {
    return Math.ceil((end + this.#slack) / LINE) * LINE
  }
}
