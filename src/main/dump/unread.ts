/**
 * Files that Migrascope knows but does not read: refused by name and with what to do, since as raw memory
 * they would open without complaint and give figures that mean nothing. A format that gets a reader leaves
 * this table and joins the one in open.ts.
 */
export interface UnreadFormat {
  /** As in "… is a TITLE". */
  readonly title: string
  /** What makes a readable file of it. */
  readonly advice: string
}

interface Magic extends UnreadFormat {
  readonly at: number
  /** Latin-1. */
  readonly bytes: string
}

const toElf =
  'Dump the guest as an uncompressed ELF core instead (dump-guest-memory without -z, -l, -s and -R).'
const toRaw =
  'Convert it to raw memory first, for example with volatility3: vol -f FILE layerwriter.LayerWriter.'
const unpack = (program: string) => `Unpack it first: ${program}.`
const notMemory = 'Choose a memory dump of the guest, not its disk.'

const magic = (bytes: string, title: string, advice: string, at = 0): Magic => ({
  at,
  bytes,
  title,
  advice,
})

/** Memory dumps, migration and save files, wrappers, and disk images, which people take for dumps. */
const magics: readonly Magic[] = [
  magic('DISKDUMP', 'diskdump file', toElf),
  magic('PAGEDUMP', '32-bit Windows crash dump', toRaw),
  magic('MDMP', 'Windows minidump', 'It holds almost no memory. Take a complete dump.'),
  ...['\xd0\xbe\xd2\xbe', '\xd1\xba\xd1\xba', '\xd2\xbe\xd2\xbe', '\xd3\xbe\xd3\xbe'].map(bytes =>
    magic(bytes, 'VMware snapshot state', 'Choose the .vmem file beside it.'),
  ),
  magic(
    '\x7fVirtualBox SavedState',
    'VirtualBox saved state',
    'Write an ELF core with VBoxManage debugvm VM dumpvmcore.',
  ),
  magic(
    'Xen saved domain',
    'Xen save image',
    'Restore it and take a core with xl dump-core; convert that to raw memory.',
  ),
  magic('BZh', 'bzip2 file', unpack('bzip2 -d FILE')),
  magic('\xfd7zXZ\0', 'xz file', unpack('xz -d FILE')),
  magic('\x89LZO\0\r\n\x1a\n', 'lzop file', unpack('lzop -d FILE')),
  magic('\x04\x22\x4d\x18', 'lz4 file', unpack('lz4 -d FILE')),
  magic('\xff\x06\0\0sNaPpY', 'snappy file', unpack('snzip -d FILE')),
  magic('7z\xbc\xaf\x27\x1c', '7-Zip archive', unpack('7z x FILE')),
  magic('PK\x03\x04', 'zip archive', unpack('unzip FILE')),
  magic('ustar', 'tar archive', unpack('tar -xf FILE'), 257),
  magic('QFI\xfb', 'qcow2 disk image', notMemory),
  magic('KDMV', 'VMDK disk image', notMemory),
  magic('vhdxfile', 'VHDX disk image', notMemory),
  magic('conectix', 'VHD disk image', notMemory),
]

/** Which unread format a file begins as; undefined where it is none of them. */
export function findUnread(head: Uint8Array): UnreadFormat | undefined {
  return magics.find(({ at, bytes }) => startsWith(head, bytes, at))
}

function startsWith(head: Uint8Array, text: string, at: number): boolean {
  for (let i = 0; i < text.length; i++) if (head[at + i] !== text.charCodeAt(i)) return false
  return true
}
