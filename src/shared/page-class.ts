/**
 * What a page is, for the page map. The first seven are told from a page's bytes (src/workers/page-class.ts has
 * the rules), the last two come from the dump: such pages have no bytes. The order is the wire's.
 */
export const pageClasses = [
  /** Every byte is zero. */
  'zero',
  /** Every byte is the same one, and not zero. */
  'sameByte',
  /** Few values make up the page: tables, bitmaps, objects with little in them. */
  'lowEntropy',
  /** Mostly printable ASCII: logs, sources, page caches of text. */
  'textLike',
  /** Many 64-bit words are addresses: kernel objects, heaps, page lists. */
  'pointerLike',
  /** Bytes as if drawn at random: compressed or encrypted already. */
  'incompressible',
  /** None of these: code and data of programs, mostly. */
  'mixed',
  /** Left out by the dump's maker. */
  'excluded',
  /** Should be in the file and is not. */
  'missing',
] as const
export type PageClass = (typeof pageClasses)[number]

/** Classes that a page's bytes decide: the first of `pageClasses`. */
export const BYTE_CLASSES = pageClasses.length - 2

export const classIndex = Object.fromEntries(pageClasses.map((name, i) => [name, i])) as Record<
  PageClass,
  number
>

/** For people. */
export const classNames: Readonly<Record<PageClass, string>> = {
  zero: 'zero',
  sameByte: 'same byte',
  lowEntropy: 'low entropy',
  textLike: 'text-like',
  pointerLike: 'pointer-like',
  incompressible: 'incompressible',
  mixed: 'mixed',
  excluded: 'excluded',
  missing: 'missing',
}
