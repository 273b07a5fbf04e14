/**
 * Why a compressed stream cannot be decoded on: `damaged` bytes, an end that comes too early (`cut`), or a
 * `window` that takes more memory than is allowed. Whoever reads it knows the file and the offset and says it in
 * its own words.
 */
export class StreamFault extends Error {
  readonly reason: 'damaged' | 'cut' | 'window'

  constructor(reason: 'damaged' | 'cut' | 'window', message: string) {
    super(message)
    this.name = 'StreamFault'
    this.reason = reason
  }
}
