/** Where the tables lie in memory, and what is in them. The compiler's own constants are below 0x1000. */

/** The first byte that is the caller's. */
export const AREAS: i32 = 0x20000

/**
 * An alphabet: its symbols' frequencies in a block (u32 each), then at LENGTHS their code lengths (u8 each),
 * then at COUNTS how many codes there are of each length (u32 each, from 0 to 15).
 */
export const LITLEN: usize = 0x1000
export const DISTANCE: usize = 0x1800
export const CODELEN: usize = 0x2000
export const LENGTHS: usize = 0x500
export const COUNTS: usize = 0x640

/** Sizes of the alphabets, with the symbols that RFC 1951 3.2.6 gives a code but no use. */
export const LITLEN_SYMBOLS: u32 = 288
export const DISTANCE_SYMBOLS: u32 = 32
export const CODELEN_SYMBOLS: u32 = 19

/**
 * Codes of a block, ready to be written, one u32 each. By a token's lower 10 bits: a literal's, the end's,
 * a match length's with its extra bits; bits 0–23 are what is written, 24–31 their number. By the next 5:
 * a distance's, where 0–15 are the code, 16–23 its length and 24–31 that length with the extra bits'.
 */
export const LITLEN_CODES: usize = 0x2800
export const DISTANCE_CODES: usize = 0x3080
export const CODELEN_CODES: usize = 0x3100
/** u32 × 16: the next code of each length, while codes are handed out. */
export const NEXT_CODES: usize = 0x3180

/** Of the RFC's 3.2.5: length - 3 → its symbol - 257, u8 × 256. */
export const LENGTH_SYMBOLS: usize = 0x3200
/** Distance - 1 → its symbol, u8: 256 up to 256, then one for each 128. */
export const DISTANCE_SYMBOL: usize = 0x3300
/** Bytes with their bits in reverse, u8 × 256. */
export const REVERSED: usize = 0x3500

/** For building a code, u32 × 320 each; SORTED is also where code lengths are laid side by side. */
export const SORTED: usize = 0x3800
export const WEIGHTS: usize = 0x3e00
export const INNER: usize = 0x4400
export const PARENTS: usize = 0x4a00
/** u32 × 256. */
export const BUCKETS: usize = 0x5000
/** Code lengths as RFC 1951 3.2.7 writes them, u16 × 320: the symbol, from bit 5 on its extra bits. */
export const LENGTH_RUNS: usize = 0x5400

/** A block's tokens, u32 × (MOST_TOKENS + 4). */
export const TOKENS: usize = 0x6000
/**
 * More than 8192 tokens on one code save less in headers than they lose by code lengths that fit worse:
 * 16,384 cost 0.2 to 2 per cent of size at 512 KiB, 4096 bring up to 1.4 but cost a tenth of the speed.
 */
export const MOST_TOKENS: usize = 8192

/** Earlier positions by hash, 64 KiB. */
export const POSITIONS: usize = 0x10000
