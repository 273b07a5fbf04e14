/** Plain-text tables: columns as wide as their widest cell, numbers to the right, no trailing spaces. */
export type Align = 'left' | 'right'

/** Lines without line ends. A row may have fewer cells than there are columns. */
export function table(
  rows: readonly (readonly string[])[],
  align: readonly Align[],
  gap = '  ',
): string[] {
  const widths = align.map((_, i) => Math.max(0, ...rows.map(row => row[i]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, i) => {
        const width = widths[i] ?? 0
        return align[i] === 'right' ? cell.padStart(width) : cell.padEnd(width)
      })
      .join(gap)
      .trimEnd(),
  )
}
