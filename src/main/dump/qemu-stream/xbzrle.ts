/**
 * XBZRLE: what has changed in a page since it was sent last. Pairs of run lengths, each ULEB128 in at most two
 * bytes: so many bytes stay, so many follow in their place.
 * Source: QEMU's migration/xbzrle.c, `xbzrle_decode_buffer`, and docs/xbzrle.txt.
 */

/** Applies `delta` onto `page`; false when it does not fit into it, which leaves the page half changed. */
export function applyXbzrle(page: Uint8Array, delta: Uint8Array): boolean {
  let at = 0
  let place = 0
  const number = (): number => {
    const low = delta[at++] ?? 0x80
    if (low < 0x80) return low
    const high = delta[at++] ?? 0x80
    return high < 0x80 ? (low & 0x7f) | (high << 7) : Infinity
  }
  while (at < delta.length) {
    place += number()
    // QEMU never ends on bytes that stay, and never sends an empty change.
    const count = number()
    if (count === 0 || place + count > page.length || at + count > delta.length) return false
    page.set(delta.subarray(at, at + count), place)
    at += count
    place += count
  }
  return true
}
