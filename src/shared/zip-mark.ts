/** Whether bytes begin as a zip does that is not empty (APPNOTE 4.3.7). No JSON text does. */
export const beginsAsZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
