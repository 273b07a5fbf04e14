/** Links that machines are commonly tied together with, bits per second. */
export const usualLinks = [1e9, 10e9, 25e9, 40e9, 100e9] as const
