/** The formats that a report is exported in: those that make one file, and all of them. */
export const oneFileFormats = [
  'json',
  'csv',
  'markdown',
  'markdown-full',
  'series-table',
  'html',
  'bundle',
] as const
export type OneFileFormat = (typeof oneFileFormats)[number]

/** `svg` and `png` are a file for each chart. */
export const exportFormats = [...oneFileFormats, 'svg', 'png'] as const
export type ExportFormat = (typeof exportFormats)[number]
