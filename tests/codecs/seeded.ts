/** Numbers that look random and are the same in every run (mulberry32). */
export function seeded(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) % below) | 0
  }
}

/**
 * `size` bytes by what guest memory is made of: zeros, noise, text, pointers, counters, runs, and pieces of
 * what came before.
 */
export function memoryLike(size: number, random: (below: number) => number): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(size))
  let at = 0
  const words = ['kernel', 'page', ' ', '\n', 'static int ', '0x', 'migrate', '=', '"']
  while (at < size) {
    const stop = Math.min(size, at + 1 + random([8, 60, 600, 5000][random(4)] ?? 8))
    const kind = random(7)
    const value = random(256)
    const back = at === 0 ? 0 : 1 + random(Math.min(at, 70_000))
    const first = random(2 ** 31)
    for (const start = at; at < stop; at++) {
      const i = at - start
      if (kind === 0) bytes[at] = 0
      else if (kind === 1) bytes[at] = random(256)
      else if (kind === 2) {
        const word = words[random(words.length)] ?? ''
        for (let k = 0; k < word.length && at + k < size; k++) bytes[at + k] = word.charCodeAt(k)
        at += word.length - 1
      } else if (kind === 3) bytes[at] = [0xff, 0x88, value, first, i, i >> 4][i % 8] ?? 0
      else if (kind === 4) bytes[at] = ((first + (i >> 2)) >> (8 * (i & 3))) & 255
      else if (kind === 5) bytes[at] = value
      else bytes[at] = back === 0 ? 0 : (bytes[at - back] ?? 0)
    }
    at = Math.min(at, size)
  }
  return bytes
}
