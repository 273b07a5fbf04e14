/** The parts of the suite in the order in which they run: files of bench/, and marks in docs/performance.md. */
export const suite: readonly string[] = [
  'queue',
  'pools',
  'threads',
  'native',
  'codecs',
  'whole-job',
  'qemu',
  'memory',
  'detection',
  'ui-overhead',
  'ui-frames',
  'interaction',
  'first-paint',
]

/** Parts that take too long for the suite: measured and written when they are named. */
export const onRequest: readonly string[] = ['compare']
