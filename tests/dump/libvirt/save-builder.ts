/** Builds libvirt save images around a stream or a packed one. */
export const xml = Buffer.from(`<domain>${' '.repeat(5000)}</domain>\0`)

export interface BuiltSave {
  readonly packing?: number
  readonly version?: number
  readonly xmlBytes?: number
  readonly big?: boolean
  readonly magic?: string
}

export function saved(content: Uint8Array, what: BuiltSave = {}): Buffer {
  const header = Buffer.alloc(92)
  header.write(what.magic ?? 'LibvirtQemudSave', 'latin1')
  const words = [what.version ?? 2, what.xmlBytes ?? xml.length, 1, what.packing ?? 0, 0]
  for (const [i, word] of words.entries()) {
    if (what.big) header.writeUInt32BE(word, 16 + 4 * i)
    else header.writeUInt32LE(word, 16 + 4 * i)
  }
  return Buffer.concat([header, xml, content])
}
