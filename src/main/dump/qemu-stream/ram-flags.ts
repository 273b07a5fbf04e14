/** The low bits of a RAM record's first word. Source: QEMU's migration/ram.h, `RAM_SAVE_FLAG_*`. */
export const ramFlags = {
  zero: 0x02,
  memSize: 0x04,
  page: 0x08,
  eos: 0x10,
  continue: 0x20,
  xbzrle: 0x40,
  hook: 0x80,
  compressPage: 0x100,
  multifdFlush: 0x200,
} as const
