/** A file without its first bytes, as a source of its own. */
import type { ByteSource } from '../source.ts'
import type { WrappedSource } from '../wrapper.ts'

export class TailSource implements WrappedSource {
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly settled = true
  readonly warnings: readonly string[] = []
  readonly #source: ByteSource
  readonly #from: number

  /** @param from at most the length of `source`, which this takes over */
  constructor(source: ByteSource, from: number) {
    this.name = source.name
    this.path = source.path
    this.bytes = source.bytes - from
    this.#source = source
    this.#from = from
  }

  settle(): void {
    // There is nothing to learn.
  }

  read(offset: number, into: Uint8Array): void {
    this.#source.read(this.#from + offset, into)
  }

  [Symbol.dispose](): void {
    this.#source[Symbol.dispose]()
  }
}
