/**
 * Plain pages of multifd channels, read where they stand. Pages that follow each other in the guest mostly do in
 * their packet, too: many of them are read at once, straight to where they are wanted, fewer come through windows,
 * which serve their neighbours.
 */
import { MigrascopeError } from '../../../shared/failure.ts'
import type { Channel } from './multifd-index.ts'
import { type PageIndex, placeOf } from './page-index.ts'
import { WINDOW_BYTES, Windows } from './windows.ts'

export class ChannelPages {
  readonly #channels: readonly (Channel & { readonly windows: Windows })[]
  readonly #pageSize: number

  /** @param channels by ascending base */
  constructor(channels: readonly Channel[], pageSize: number) {
    this.#channels = channels.map(({ source, base }) => {
      return { source, base, windows: new Windows(source) }
    })
    this.#pageSize = pageSize
  }

  /**
   * Fills `into`, whole pages, with the page `first`, which must be a plain one of a channel, and those that
   * follow it there; returns the bytes filled.
   * @throws MigrascopeError `truncated` | `file-changed` | `io`
   */
  read(pages: PageIndex, first: number, into: Uint8Array): number {
    const size = this.#pageSize
    const entry = pages.get(first)
    // Entries of pages that follow each other are 8 times a page apart.
    let count = 1
    while (count * size < into.length && pages.get(first + count) === entry + count * size * 8) {
      count++
    }
    const place = placeOf(entry)
    const channel = this.#channels.findLast(({ base }) => place >= base)
    if (!channel) throw new MigrascopeError('internal', `Page ${first} is in no channel.`)
    const { source, base, windows } = channel
    if (count * size >= WINDOW_BYTES) source.read(place - base, into.subarray(0, count * size))
    else {
      for (let i = 0; i < count; i++) into.set(windows.at(place - base + i * size, size), i * size)
    }
    return count * size
  }
}
