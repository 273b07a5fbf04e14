/**
 * Makes one page of the sample guest from its number. Integer arithmetic only and bytes written in one order,
 * so that every machine makes the same. Kinds come in stretches of 8 pages, as a guest's memory does.
 */
export const SAMPLE_PAGE_SIZE = 4096

const SEED = 0x4d696772
const STRETCH_PAGES = 8

type Filler = (page: Uint8Array, random: Random) => void

/** Shares of 100; what they leave over is zero pages. */
const kinds: readonly (readonly [share: number, fill: Filler])[] = [
  [15, fillRandom],
  [14, fillLog],
  [8, fillCode],
  [18, fillPointers],
  [10, fillCounters],
]

/** Overwrites `page`, which must be `SAMPLE_PAGE_SIZE` bytes, with page `index` of the sample. */
export function writeSamplePage(index: number, page: Uint8Array): void {
  page.fill(0)
  let draw = new Random(Math.floor(index / STRETCH_PAGES), SEED).below(100)
  for (const [share, fill] of kinds) {
    if (draw < share) {
      fill(page, new Random(index, ~SEED))
      return
    }
    draw -= share
  }
}

/** Key material, media, compressed caches: nothing to gain. */
function fillRandom(page: Uint8Array, random: Random): void {
  for (let at = 0; at < page.length; at += 4) put32(page, at, random.next())
}

const sources = 'kernel: |systemd[1]: |sshd[812]: |nginx[2044]: |dockerd[977]: |cron[640]: '.split(
  '|',
)
const events =
  'Started Session of user root.|connection closed by peer|GET /index.html HTTP/1.1 200|page allocation failure, order:0|eth0: link becomes ready|Accepted publickey for admin|device virtio0 entered promiscuous mode|Reached target Multi-User System.|health check passed in|audit: backlog limit exceeded|container died with exit code|EXT4-fs (vda1): mounted filesystem with ordered data mode|Out of memory: killed process'.split(
    '|',
  )

/** Log text, as page caches hold it. */
function fillLog(page: Uint8Array, random: Random): void {
  let seconds = random.below(1_000_000)
  let text = ''
  while (text.length < page.length) {
    seconds += random.below(3)
    const source = sources[random.below(sources.length)] ?? ''
    const event = events[random.below(events.length)] ?? ''
    text += `[${seconds}.${random.below(1000)}] ${source}${event} ${random.below(1000)}\n`
  }
  for (let at = 0; at < page.length; at++) page[at] = text.charCodeAt(at)
}

/** Usual x86-64 instructions; 0xfe stands for a register byte, 0xfd for a small displacement. */
const instructions = [
  '48 89 fe 24 fd',
  '48 8b fe 24 fd',
  'e8 fd fe 00 00',
  '0f 84 fd 00 00 00',
  '55 48 89 e5 41 57 41 56 53',
  '5b 41 5e 41 5f 5d c3 cc cc cc cc cc cc cc',
  '48 8d 05 fd fe 02 00',
  '31 c0 5d c3 0f 1f 84 00 00 00 00 00',
  '85 c0 74 fd',
  '48 83 ec fd',
  'c7 45 fd 00 00 00 00',
  '66 2e 0f 1f 84 00 00 00 00 00',
  '4c 89 e7 4c 89 f6 4c 89 ea',
  '48 8b 7d fd 48 8b 75 fd',
].map(text => text.split(' ').map(byte => parseInt(byte, 16)))

/** Machine code: few opcodes and registers, short displacements, padding between functions. */
function fillCode(page: Uint8Array, random: Random): void {
  let at = 0
  while (at < page.length) {
    for (const byte of instructions[random.below(instructions.length)] ?? []) {
      if (at === page.length) return
      if (byte === 0xfe) page[at++] = 0x40 | (8 * random.below(8))
      else page[at++] = byte === 0xfd ? 8 * random.below(16) : byte
    }
  }
}

/** Kernel objects: 64-byte records of list links into one region, flags and a reference count. */
function fillPointers(page: Uint8Array, random: Random): void {
  const region = 0xffff_0000 | random.below(0x8000)
  const slab = random.next() & 0xffff_f000
  for (let at = 0; at < page.length; at += 64) {
    if (random.below(4) === 0) continue
    for (const field of [0, 8, 24]) {
      put32(page, at + field, slab + 64 * random.below(16))
      put32(page, at + field + 4, region)
    }
    put32(page, at + 32, 1 + random.below(4))
    put32(page, at + 40, 0x0200_0000 | (1 << random.below(6)))
  }
}

/** Tables of 64-bit counters and of timestamps that rise. */
function fillCounters(page: Uint8Array, random: Random): void {
  let time = random.next()
  for (let at = 0; at < page.length; at += 16) {
    put32(page, at, random.below(4) === 0 ? random.below(65_536) : 0)
    time += random.below(16)
    put32(page, at + 8, time)
    put32(page, at + 12, 0x17)
  }
}

function put32(page: Uint8Array, at: number, value: number): void {
  page[at] = value
  page[at + 1] = value >> 8
  page[at + 2] = value >> 16
  page[at + 3] = value >> 24
}

/** Mulberry32 on a key mixed from two words. Not for secrets. */
class Random {
  #state: number

  constructor(key: number, seed: number) {
    this.#state = mix(Math.imul(key + 1, 0x9e37_79b1) ^ seed)
  }

  /** A signed 32-bit integer. */
  next(): number {
    this.#state = (this.#state + 0x6d2b_79f5) | 0
    const a = this.#state
    let b = Math.imul(a ^ (a >>> 15), 1 | a)
    b = (b + Math.imul(b ^ (b >>> 7), 61 | b)) ^ b
    return b ^ (b >>> 14)
  }

  /** 0 to `limit` - 1; `limit` at most 2^20, where the remainder's bias does not show. */
  below(limit: number): number {
    return (this.next() >>> 0) % limit
  }
}

/** The finalizer of MurmurHash3: neighbouring keys become unrelated states. */
function mix(value: number): number {
  let x = value
  x = Math.imul(x ^ (x >>> 16), 0x85eb_ca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2_ae35)
  return x ^ (x >>> 16)
}
