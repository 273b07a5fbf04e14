/** The checksum of RFC 1950 8.2, 16 bytes at a time. */

const MODULUS: u32 = 65521
/** Bytes after which the sums are reduced: no lane of 32 bits overflows before. A multiple of 16. */
const STRETCH: usize = 4096

export function adler32(at: usize, bytes: usize): u32 {
  let a: u32 = 1
  let b: u32 = 0
  while (bytes > 0) {
    const stretch = min(bytes, STRETCH)
    const end = at + (stretch & ~15)
    // After k bytes, b has grown by k times the a from before and by each byte as often as it has been in a.
    b += a * <u32>(end - at)
    let sums = i32x4.splat(0)
    let sumsBefore = i32x4.splat(0)
    let weighed = i32x4.splat(0)
    while (at < end) {
      const x = v128.load(at)
      sumsBefore = i32x4.add(sumsBefore, sums)
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(x)))
      const low = i32x4.dot_i16x8_s(
        i16x8.extend_low_i8x16_u(x),
        i16x8(16, 15, 14, 13, 12, 11, 10, 9),
      )
      const high = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(x), i16x8(8, 7, 6, 5, 4, 3, 2, 1))
      weighed = i32x4.add(weighed, i32x4.add(low, high))
      at += 16
    }
    b = <u32>((<u64>b + total(weighed) + 16 * total(sumsBefore)) % MODULUS)
    a = (a + <u32>total(sums)) % MODULUS
    for (let left = stretch & 15; left > 0; left--) {
      a += load<u8>(at++)
      b += a
    }
    a %= MODULUS
    b %= MODULUS
    bytes -= stretch
  }
  return (b << 16) | a
}

function total(x: v128): u64 {
  const pairs = i64x2.add(i64x2.extend_low_i32x4_u(x), i64x2.extend_high_i32x4_u(x))
  return i64x2.extract_lane(pairs, 0) + i64x2.extract_lane(pairs, 1)
}
