/**
 * The numbers that bound a run. Apart from the settings' schema, so that the worker threads, which need some of
 * them, load no validator: with 64 threads that is memory that shows.
 */
export const KiB = 1024
export const MiB = 1024 * KiB

/** Threads one workqueue may have. QEMU's compress-threads goes to 255. */
export const MAX_THREADS = 256

/** Bytes of guest memory compressed as one: one 4 KiB page, or a batch of pages up to 1 MiB. */
export const requestSizes = [4, 8, 16, 32, 64, 128, 256, 512, 1024].map(k => k * KiB)

/** Requests one thread may have: the bits of its maps. The series' own limit. */
export const MAX_REQUESTS = 64

/** Cells of a page map. */
export const MAX_CELLS = 4096

export const MIN_ARENA_BYTES = 16 * MiB
export const MAX_ARENA_BYTES = 4096 * MiB
