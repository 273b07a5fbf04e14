/**
 * The sections of a migration stream, as far as they stand between RAM's: a section says what it is but not
 * how long it is, so what is not RAM is skipped by what is known of its layout, or by looking for its footer.
 * Source: QEMU's migration/savevm.c; spapr/htab: hw/ppc/spapr.c, `htab_save_iterate`.
 */
import { malformed } from './malformed.ts'
import { MAX_TAKE, type StreamReader } from './stream-reader.ts'

export const sectionTypes = {
  eof: 0,
  start: 1,
  part: 2,
  end: 3,
  full: 4,
  vmDescription: 6,
  command: 8,
  footer: 0x7e,
} as const

const { eof, start, end, full, command, footer } = sectionTypes

/** Where RAM goes on, or why it does not. */
export type Step =
  | { readonly kind: 'ram'; readonly type: number }
  /** Device state or the end of the stream: no more RAM. */
  | { readonly kind: 'over' }
  /** From here on pages are sent on demand and in between other data. */
  | { readonly kind: 'postcopy' }

/** Commands of a migration that has turned to post-copy: listen, run, RAM discard, packaged. */
const postcopyCommands = new Set([4, 5, 6, 7])
const POSTCOPY_ADVISE = 3

const FOOTER_BYTES = 5
/** More of them would say the same over and over. */
const MAX_WARNINGS = 8

export class Sections {
  readonly reader: StreamReader
  /** Section id of RAM, once it has started. */
  #ramId: number | undefined
  readonly #names = new Map<number, string>()
  readonly warnings: string[] = []
  /** Post-copy was announced; then the RAM block list may state page sizes. */
  postcopyAdvised = false
  /** Most bytes that may be searched for a footer. */
  readonly #searchLimit: number

  constructor(reader: StreamReader, searchLimit = Infinity) {
    this.reader = reader
    this.#searchLimit = searchLimit
  }

  /** A copy that stands in the RAM section, for walking again. */
  copyFor(reader: StreamReader, searchLimit: number): Sections {
    const copy = new Sections(reader, searchLimit)
    copy.#ramId = this.#ramId
    for (const [id, name] of this.#names) copy.#names.set(id, name)
    return copy
  }

  /** Goes on to the body of the next RAM section. @throws MigrascopeError `truncated` | `bad-format` */
  next(): Step {
    const { reader } = this
    for (;;) {
      const at = reader.at
      const type = reader.u8()
      if (type === eof || type === sectionTypes.vmDescription) return { kind: 'over' }
      if (type === command) {
        const code = reader.u16()
        const length = reader.u16()
        if (code === POSTCOPY_ADVISE && length > 0) this.postcopyAdvised = true
        if (postcopyCommands.has(code)) return { kind: 'postcopy' }
        reader.skip(length)
        continue
      }
      if (type < start || type > full) {
        const what = 'is damaged: where a section should begin there is none'
        throw malformed(reader.source, at, 'section type 0 to 8', type, what)
      }
      const id = reader.u32()
      if (type === start || type === full) {
        const name = reader.shortText()
        reader.skip(8)
        if (name === 'ram' && type === start && this.#ramId === undefined) {
          this.#ramId = id
          return { kind: 'ram', type }
        }
        if (name === 'ram') {
          throw malformed(reader.source, at, 'one start of RAM', type, 'starts its RAM twice')
        }
        this.#names.set(id, name)
      } else if (id === this.#ramId) return { kind: 'ram', type }
      const name = this.#names.get(id)
      if (name === undefined) {
        const what = 'is damaged: a section goes on that has never started'
        throw malformed(reader.source, at, 'the id of a section', id, what)
      }
      this.#skipBody(name, id, type)
    }
  }

  /** Takes RAM's footer, which streams of machine types before 2.4 do not have. */
  endRam(): void {
    const { reader } = this
    if (reader.at >= reader.source.bytes || reader.peek() !== footer) return
    const at = reader.at
    reader.skip(1)
    const id = reader.u32()
    if (id === this.#ramId) return
    const what = 'is damaged: the footer of a section names another one'
    throw malformed(reader.source, at, this.#ramId ?? 0, id, what)
  }

  #skipBody(name: string, id: number, type: number): void {
    const from = this.reader.at
    if (name === 'spapr/htab') this.#skipHashTable()
    this.#findFooter(id)
    const bytes = this.reader.at - from - FOOTER_BYTES
    if (name === 'spapr/htab' || this.warnings.length >= MAX_WARNINGS) return
    const part = type === start ? 'start' : type === full ? 'state' : type === end ? 'end' : 'part'
    this.warnings.push(
      `The ${part} of section ${name} is skipped: ${bytes} bytes at byte ${from}, found by its footer.`,
    )
  }

  /** The hash page table of a pseries guest: chunks of valid entries, each 16 bytes. */
  #skipHashTable(): void {
    const { reader } = this
    if (reader.u32() !== 0) return
    for (;;) {
      const index = reader.u32()
      const valid = reader.u16()
      const invalid = reader.u16()
      if (index === 0 && valid === 0 && invalid === 0) return
      reader.skip(valid * 16)
    }
  }

  /** A footer counts where a section type, and for a running section its id, follows. */
  #findFooter(id: number): void {
    const { reader } = this
    const { bytes } = reader.source
    const begin = reader.at
    const step = MAX_TAKE - 16
    for (let from = begin; ; from += step) {
      if (from - begin > this.#searchLimit) {
        const what = 'has a section that cannot be skipped, since its end is not found'
        throw malformed(reader.source, begin, 'a footer', this.#names.get(id) ?? id, what)
      }
      reader.at = from
      const chunk = reader.bytes(Math.min(MAX_TAKE, Math.max(1, bytes - from)))
      for (let i = chunk.indexOf(footer); i >= 0 && i < step; i = chunk.indexOf(footer, i + 1)) {
        const view = new DataView(chunk.buffer, chunk.byteOffset + i)
        const rest = chunk.length - i
        if (rest < FOOTER_BYTES || view.getUint32(1) !== id) continue
        if (rest > FOOTER_BYTES && !this.#isSection(view, rest)) continue
        reader.at = from + i + FOOTER_BYTES
        return
      }
    }
  }

  #isSection(view: DataView, rest: number): boolean {
    const type = view.getUint8(5)
    if (type === eof || type === command || type === start || type === full) return true
    if (type !== sectionTypes.part && type !== end) return false
    if (rest < 10) return false
    const id = view.getUint32(6)
    return id === this.#ramId || this.#names.has(id)
  }
}
