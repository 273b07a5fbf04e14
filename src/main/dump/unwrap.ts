/**
 * Takes the wrappings off a file, one inside the other, and puts what they know around the dump that is
 * found inside: its inventory settles them first, and its facts tell of them and of the file on disk.
 */
import type { DumpFacts } from '../../shared/dump-facts.ts'
import { MigrascopeError } from '../../shared/failure.ts'
import type { Dump, Inventory, Watch } from './dump.ts'
import { type ByteSource, readHead } from './source.ts'
import type { WrappedSource, Wrapper } from './wrapper.ts'

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
      const head = readHead(source)
      const wrapper = wrappers.find(one => one.recognises(head))
      if (!wrapper) break
      if (layers.length === MAX_LAYERS) throw tooDeep(file)
      const inner = wrapper.unwrap(source)
      layers.push({ wrapper, source: inner })
      source = inner
    }
  } catch (error) {
    source[Symbol.dispose]()
    throw error
  }
  return { source, file, layers, [Symbol.dispose]: () => source[Symbol.dispose]() }
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

/** The dump that was opened from `unwrapped.source`, with its wrappings told of. */
export function withLayers(dump: Dump, { file, layers }: Unwrapped): Dump {
  if (layers.length === 0) return dump
  const known = layers.flatMap(({ source }) => source.warnings)
  const titles = layers.toReversed().map(({ wrapper }) => wrapper.title)
  const facts: DumpFacts = {
    ...dump.facts,
    name: file.name,
    fileBytes: file.bytes,
    variant: [dump.facts.variant, ...titles].join(', '),
    warnings: [...known, ...dump.facts.warnings],
  }

  let taken: Inventory | undefined
  const inventory = (watch: Watch): Inventory => {
    if (taken) return taken
    const share = 1 / (layers.length + 1)
    layers.forEach(({ source }, i) => source.settle(part(watch, i * share, share)))
    const inner = dump.inventory(part(watch, layers.length * share, share))
    const later = layers.flatMap(({ source }) => source.warnings).filter(w => !known.includes(w))
    return (taken = { ...inner, warnings: [...later, ...inner.warnings] })
  }

  return {
    facts,
    inventory,
    runs() {
      inventory({})
      return dump.runs()
    },
    read: (run, offset, into) => dump.read(run, offset, into),
    [Symbol.dispose]: () => dump[Symbol.dispose](),
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
