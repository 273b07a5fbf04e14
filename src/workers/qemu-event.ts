/**
 * QEMU's QemuEvent (util/qemu-thread-posix.c) on one word of shared memory: set, reset, wait. Setting an event
 * that nobody waits for costs no system call. Whoever waits does it in this order, so that no set is missed:
 * reset, look whether there is something to wait for, wait.
 */
const SET = 0
const FREE = 1
const BUSY = -1

export function setEvent(words: Int32Array, at: number): void {
  if (Atomics.load(words, at) === SET) return
  if (Atomics.exchange(words, at, SET) === BUSY) Atomics.notify(words, at)
}

/** Only by who waits. */
export function resetEvent(words: Int32Array, at: number): void {
  Atomics.compareExchange(words, at, SET, FREE)
}

/** Sleeps until the event is set; at once when it has been since it was reset. */
export function waitEvent(words: Int32Array, at: number): void {
  if (Atomics.compareExchange(words, at, FREE, BUSY) === SET) return
  Atomics.wait(words, at, BUSY)
}
