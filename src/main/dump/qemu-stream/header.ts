/**
 * The start of a migration stream: magic, version, and the configuration section, which names the machine type
 * and the capabilities that change the layout. Streams of QEMU before 2.4 have no configuration.
 * Source: QEMU's migration/savevm.c, `qemu_savevm_state_header` and `vmstate_configuration`.
 */
import { malformed } from './malformed.ts'
import type { StreamReader } from './stream-reader.ts'

export interface StreamHeader {
  /** `pc-i440fx-7.2`; null where the stream does not say. */
  readonly machine: string | null
  /** Only those that change the layout are listed in the stream: `mapped-ram`, `x-ignore-shared`. */
  readonly capabilities: readonly string[]
  /** Bytes; null where the stream does not say, as is so for machines with pages of one size only. */
  readonly pageSize: number | null
}

const VERSION = 3
const CONFIGURATION = 7
const SUBSECTION = 5
/** Names of machine types; the longest known have some 30 characters. */
const MAX_NAME_BYTES = 256
const MAX_CAPABILITIES = 256
/** 1 KiB, QEMU's smallest, to 64 KiB, its largest. */
const MIN_PAGE_BITS = 10
const MAX_PAGE_BITS = 16

/** Leaves the reader at the first section. @throws MigrascopeError `truncated` | `bad-format` */
export function readStreamHeader(reader: StreamReader): StreamHeader {
  const { source } = reader
  reader.skip(4)
  const version = reader.u32()
  if (version !== VERSION) {
    const what = `is a QEMU migration stream of version ${version}; only version ${VERSION} can be read`
    throw malformed(source, reader.at - 4, VERSION, version, what)
  }
  if (reader.peek() !== CONFIGURATION) return { machine: null, capabilities: [], pageSize: null }
  reader.skip(1)
  const length = reader.u32()
  if (length > MAX_NAME_BYTES) {
    const what = 'has a machine name that is too long to be one'
    throw malformed(source, reader.at - 4, `at most ${MAX_NAME_BYTES}`, length, what)
  }
  const machine = reader.text(length)
  let capabilities: readonly string[] = []
  let pageSize: number | null = null
  while (reader.peek() === SUBSECTION) {
    reader.skip(1)
    const at = reader.at
    const name = reader.shortText()
    reader.skip(4)
    if (name === 'configuration/capabilities') capabilities = readCapabilities(reader)
    else if (name === 'configuration/target-page-bits') pageSize = readPageSize(reader)
    else if (name === 'configuration/uuid') reader.skip(16)
    else {
      const what = 'has a part in its configuration that Migrascope does not know'
      throw malformed(source, at, 'capabilities, target-page-bits or uuid', name, what)
    }
  }
  return { machine, capabilities, pageSize }
}

function readCapabilities(reader: StreamReader): string[] {
  const count = reader.u32()
  if (count > MAX_CAPABILITIES) {
    const what = 'lists more capabilities than there are'
    throw malformed(reader.source, reader.at - 4, `at most ${MAX_CAPABILITIES}`, count, what)
  }
  return Array.from({ length: count }, () => reader.shortText())
}

function readPageSize(reader: StreamReader): number {
  const bits = reader.u32()
  if (bits >= MIN_PAGE_BITS && bits <= MAX_PAGE_BITS) return 2 ** bits
  const what = 'has a page size that cannot be'
  const expected = `${MIN_PAGE_BITS} to ${MAX_PAGE_BITS} bits`
  throw malformed(reader.source, reader.at - 4, expected, bits, what)
}
