/** The copy that LZ77 formats are made of: bytes from a little before the place that is written. */

/** Below this a loop is faster than a call into the engine. */
const SHORT = 24

/**
 * Writes `length` bytes at `at` that repeat those `distance` before; a distance below the length repeats what
 * this call has written. Both ends must lie inside `bytes`, and `distance` be 1 at least: nothing is checked.
 */
export function copyBack(bytes: Uint8Array, at: number, distance: number, length: number): void {
  const from = at - distance
  if (length < SHORT) {
    for (let i = 0; i < length; i++) bytes[at + i] = bytes[from + i] as number
    return
  }
  if (distance === 1) {
    bytes.fill(bytes[from] as number, at, at + length)
    return
  }
  // What stands between `from` and the end of what is written repeats with the distance: take ever more of it.
  let done = 0
  while (done < length) {
    const step = Math.min(distance + done, length - done)
    bytes.copyWithin(at + done, from, from + step)
    done += step
  }
}
