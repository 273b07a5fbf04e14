/** `143 MB/s` → `['143', 'MB/s']`, so that the figure and its unit can have their own size. */
export function splitUnit(text: string): readonly [figure: string, unit: string] {
  const at = text.search(/ [^\d ]+$/)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
