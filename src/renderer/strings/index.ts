/**
 * Every word the window shows, in one place: one file per area and language. QEMU's own words (normal,
 * duplicate, busy, compression-rate, compress-wait-thread) stay as they are in every language.
 */
import { english } from './en/index.ts'

export const strings = english
