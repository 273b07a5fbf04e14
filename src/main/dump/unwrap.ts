/**
 * Takes the wrappings off a file, one inside the other, and puts what they know around the dump that is
 * found inside: its inventory settles them first, and its facts tell of them and of the file on disk.
 */
import type { DumpFacts } from '../../shared/dump-facts.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import { type Dump, type Inventory, plainInventory, type Watch } from './dump.ts'
import type { DumpFormat } from './format.ts'
import { RememberedSource } from './remembered-source.ts'
import { type ByteSource, readHead } from './source.ts'
import { hasLength, TooFarToOpen, type WrappedSource, type Wrapper } from './wrapper.ts'

interface Layer {
  readonly wrapper: Wrapper
  readonly source: WrappedSource
}

export interface Unwrapped extends Disposable {
  /** What formats are recognised in. Closing it closes all. */
  readonly source: ByteSource
  readonly file: ByteSource
  /** The outermost first. */
  readonly layers: readonly Layer[]
}

/** A compressed flattened file is two deep; more than this is nobody's dump but a trap. */
const MAX_LAYERS = 3

/**
 * Takes over `file`, and closes it when it throws.
 * @throws MigrascopeError `bad-format` for more layers than any dump has, and what `Wrapper.unwrap` throws
 */
export function unwrap(file: ByteSource, wrappers: readonly Wrapper[]): Unwrapped {
  const layers: Layer[] = []
  let source = file
  try {
    for (;;) {
      const layer = nextLayer(source, file, layers, wrappers)
      if (!layer) break
      layers.push(layer)
      source = layer.source
    }
  } catch (error) {
    source[Symbol.dispose]()
    throw error
  }
  return { source, file, layers, [Symbol.dispose]: () => source[Symbol.dispose]() }
}

/** Undefined where there are no more. Mostly at once; what must be looked at far in is unpacked for it. */
function nextLayer(
  source: ByteSource,
  file: ByteSource,
  layers: readonly Layer[],
  wrappers: readonly Wrapper[],
): Layer | undefined {
  try {
    const head = readHead(source)
    const wrapper = wrappers.find(one => one.recognises(head))
    if (!wrapper) return undefined
    if (layers.length === MAX_LAYERS) throw tooDeep(file)
    return { wrapper, source: wrapper.unwrap(source) }
  } catch (error) {
    if (!(error instanceof TooFarToOpen) || layers.every(layer => hasLength(layer.source)))
      throw error
    for (const layer of layers) layer.source.settle({})
    return nextLayer(source, file, layers, wrappers)
  }
}

/** @throws MigrascopeError `bad-format` where a wrapper cannot hold that format. */
export function mustHold({ file, layers }: Unwrapped, format: string): void {
  for (const { wrapper } of layers) {
    if (!wrapper.holds || wrapper.holds.includes(format)) continue
    const expected = wrapper.holds.join(' or ')
    const details = { file: file.name, path: file.path, offset: 0, expected, found: format }
    throw new MigrascopeError(
      'bad-format',
      `${file.name} is ${wrapper.title}, but what is inside is no dump (${expected}). It is damaged; dump or copy it again.`,
      details,
    )
  }
}

/**
 * Opens the dump inside as `format`. Where the wrappings are not settled, that is by what opening may look at;
 * the inventory settles them and opens it anew, so that `facts` are right from then on. A file that is compressed
 * as a whole is unpacked once for the inventory and once for all pages in the order of `runs`; only what is odd
 * or cut, and XBZRLE, which builds pages from records far apart, takes more.
 * @throws MigrascopeError as `DumpFormat.open`
 */
export function openInside(unwrapped: Unwrapped, format: DumpFormat): Dump {
  const { layers } = unwrapped
  if (layers.length === 0) return format.open(unwrapped.source)
  const packed = layers.some(({ wrapper }) => wrapper.method)
  const settledAtOnce = layers.every(layer => hasLength(layer.source))
  const inside = layers.at(-1)?.source
  const memory = packed && !settledAtOnce && inside ? new RememberedSource(inside) : undefined
  const source = memory ?? unwrapped.source
  let dump = openAtOnce(source, format)
  const known = [...warningsOf(layers), ...dump.facts.warnings]
  let facts = factsAround(dump.facts, unwrapped, known)

  /** The dump and its inventory, with what it says of itself now that all lengths are known. */
  const settled = (watch: Watch): { inner: Inventory; own: DumpFacts } => {
    if (settledAtOnce) return { inner: dump.inventory(watch), own: dump.facts }
    const first = part(watch, 0, packed ? 0.95 : 0.5)
    const told = warningsOf(layers).length
    const early = memory && lookAhead(memory, layers, format, first)
    for (const layer of layers.toReversed()) layer.source.settle(first)
    // Such as records that have written anew what was read before them.
    if (warningsOf(layers).length > told) memory?.forget()
    const opened = format.open(source)
    if (early && warningsOf(layers).length === told && isSame(early.dump, opened)) {
      dump = early.dump
      return { inner: early.inventory, own: opened.facts }
    }
    dump = opened
    const rest = packed ? part(watch, 0.95, 0.05) : part(watch, 0.5, 0.5)
    const inner = opened.inventory(rest)
    memory?.stop()
    return { inner, own: opened.facts }
  }

  let taken: Inventory | undefined
  const inventory = (watch: Watch): Inventory => {
    if (taken) return taken
    const { inner, own } = settled(watch)
    const all = [...warningsOf(layers), ...own.warnings]
    const still = known.filter(warning => all.includes(warning))
    facts = factsAround(own, unwrapped, still)
    const compression = inner.compression ?? compressionOf(unwrapped, inner.total)
    const later = all.filter(warning => !known.includes(warning))
    return (taken = { ...inner, compression, warnings: [...later, ...inner.warnings] })
  }

  return {
    get facts() {
      return facts
    },
    // What is compressed as a whole is unpacked from its start.
    access: packed ? 'forward' : dump.access,
    get restUnknown() {
      return dump.restUnknown ?? false
    },
    inventory,
    runs() {
      inventory({})
      return dump.runs()
    },
    absences() {
      inventory({})
      return dump.absences?.() ?? []
    },
    read(run, offset, into) {
      inventory({})
      dump.read(run, offset, into)
    },
    [Symbol.dispose]: () => dump[Symbol.dispose](),
  }
}

/**
 * Takes an inventory while the file is unpacked for the first time. Where the format finds its end by itself, and
 * nothing was odd, that is the inventory; of the others what they look up is remembered, so that the inventory
 * that follows, and reading, find it there.
 * @returns undefined where it must be taken again
 */
function lookAhead(
  memory: RememberedSource,
  layers: readonly Layer[],
  format: DumpFormat,
  watch: Watch,
): { dump: Dump; inventory: Inventory } | undefined {
  memory.forget()
  memory.record()
  for (const { source } of layers) source.lift?.(watch)
  try {
    const dump = format.open(memory)
    // It walks all of the file, page by page.
    if (dump.findsItsEnd) memory.forget()
    const { isCancelled } = watch
    const inventory = dump.inventory(isCancelled ? { isCancelled } : {})
    return dump.findsItsEnd && inventory.warnings.length === 0 ? { dump, inventory } : undefined
  } catch (error) {
    // What is wrong, if anything, is known when all lengths are.
    if (error instanceof MigrascopeError && error.code !== 'cancelled') return undefined
    throw error
  }
}

/** Knowing the length has changed nothing of what its pages are found by. */
function isSame(early: Dump, settled: Dump): boolean {
  const shape = ({ facts: { pageSize, blocks } }: Dump) => JSON.stringify([pageSize, blocks])
  return shape(early) === shape(settled)
}

const warningsOf = (layers: readonly Layer[]) => layers.flatMap(({ source }) => source.warnings)

function factsAround(
  facts: DumpFacts,
  { file, layers }: Unwrapped,
  warnings: readonly string[],
): DumpFacts {
  const wrappers = layers.map(({ wrapper }) => wrapper)
  const titles = wrappers.toReversed().map(({ title }) => title)
  const creators = [...wrappers.map(({ creator }) => creator), facts.creator]
  return {
    ...facts,
    name: file.name,
    fileBytes: file.bytes,
    variant: [facts.variant, ...titles].join(', '),
    creator: creators.filter(Boolean).join(' with ') || null,
    warnings: [...warnings],
  }
}

/** A compressed file counts as its pages' compression where they are not compressed one by one inside. */
function compressionOf({ file, layers }: Unwrapped, pages: number): Inventory['compression'] {
  const method = layers.find(({ wrapper }) => wrapper.method)?.wrapper.method
  return method === undefined ? null : { method, pages, storedBytes: file.bytes }
}

/** A dump that has nothing but its name to show where opening would have to look too far in. */
function openAtOnce(source: ByteSource, format: DumpFormat): Dump {
  try {
    return format.open(source)
  } catch (error) {
    if (!(error instanceof TooFarToOpen)) throw error
  }
  const { id } = format
  const facts = {
    name: source.name,
    fileBytes: source.bytes,
    format: id,
    variant: id,
    creator: null,
    machine: null,
    pageSize: 4096,
    guestBytes: 0,
    totalPages: null,
    blocks: [],
    warnings: ['What is in the file is known when all of it has been unpacked once.'],
  }
  return {
    facts,
    access: 'forward',
    inventory: () => plainInventory(0),
    runs: () => [],
    read: () => undefined,
    [Symbol.dispose]: () => source[Symbol.dispose](),
  }
}

/** The same watch for a part of the work, which begins at `from` of all and is `share` of it. */
function part({ onProgress, isCancelled }: Watch, from: number, share: number): Watch {
  return {
    ...(onProgress && { onProgress: done => onProgress(from + done * share) }),
    ...(isCancelled && { isCancelled }),
  }
}

function tooDeep(file: ByteSource): MigrascopeError {
  return new MigrascopeError(
    'bad-format',
    `${file.name} is packed more than ${MAX_LAYERS} times over. Unpack it first.`,
    { file: file.name, path: file.path, offset: 0, expected: MAX_LAYERS, found: MAX_LAYERS + 1 },
  )
}
