/** The formats that a report is exported in. `svg` and `png` are a file for each chart, the others one. */
export const exportFormats = [
  'json',
  'csv',
  'markdown',
  'markdown-full',
  'series-table',
  'html',
  'svg',
  'png',
  'bundle',
] as const
export type ExportFormat = (typeof exportFormats)[number]
