/** The style of an exported page: an instrument's sheet, light or dark as the reader's system is, light on paper. */
import { chartColours, chartShapes, FONT } from './chart-style.ts'
import { type Colours, dark, light } from './colours.ts'

const tokens = (c: Colours) =>
  `:root { --bg: ${c.bg}; --panel: ${c.panel}; --sunken: ${c.sunken}; --line: ${c.line}; --text: ${c.text}; --text-2: ${c.text2}; --text-3: ${c.text3}; --accent: ${c.accent}; --good: ${c.good}; --good-soft: ${c.goodSoft}; --warn: ${c.warn}; --warn-soft: ${c.warnSoft}; }`

const shapes = `
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 13px/1.45 ${FONT}; font-variant-numeric: tabular-nums; }
main { max-width: 1500px; margin: 0 auto; padding: 20px 24px 40px; }
h1, h2, h3, p, dl, dd, figure { margin: 0; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; padding-bottom: 12px; }
h1 { font-size: 20px; font-weight: 600; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { font-size: 13px; font-weight: 600; }
.faint { color: var(--text-3); font-size: 12px; }
.mono { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, monospace; font-size: 12px; overflow-wrap: anywhere; }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; margin-top: 12px; }
.panel > h2, figcaption { padding: 8px 12px; border-bottom: 1px solid var(--line); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); overflow: hidden; }
.figures > div { padding: 10px 12px; box-shadow: -1px -1px 0 var(--line); }
.figures dt { color: var(--text-3); font-size: 12px; }
.figures dd { font-size: 22px; line-height: 1.3; white-space: nowrap; }
.figures dd small { font-size: 13px; color: var(--text-2); }
.figures .faint { font-size: 11.5px; display: block; white-space: normal; line-height: 1.4; }
.notes { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
.note { padding: 4px 12px; border-radius: 6px; background: var(--warn-soft); color: var(--warn); }
.note.good { background: var(--good-soft); color: var(--good); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 560px), 1fr)); gap: 12px; margin-top: 12px; align-items: start; }
.charts .panel { margin: 0; }
.charts svg { display: block; width: 100%; max-width: 780px; height: auto; padding: 12px 8px 4px; }
figcaption p { color: var(--text-3); font-size: 11.5px; font-weight: 400; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 12px; }
th, td { padding: 4px 12px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--text-3); font-weight: 500; white-space: nowrap; background: var(--sunken); }
tbody th { font-weight: 400; white-space: nowrap; }
tbody tr:last-child > * { border-bottom: 0; }
.n { text-align: right; white-space: nowrap; }
tr.best > * { background: var(--good-soft); }
.tag { display: inline-block; margin-left: 6px; padding: 0 6px; border: 1px solid var(--good); border-radius: 8px; color: var(--good); font-size: 11px; line-height: 1.35; }
.tag.front { border-color: var(--line); color: var(--text-3); }
.facts { columns: 3 300px; column-gap: 24px; padding: 10px 12px; font-size: 12px; }
.facts div { display: flex; gap: 8px; break-inside: avoid; padding: 1px 0; }
.facts dt { flex: 0 0 130px; color: var(--text-3); overflow-wrap: anywhere; }
.facts dd { min-width: 0; overflow-wrap: anywhere; }
.answer { padding: 10px 12px; max-width: 100ch; font-size: 15px; }
.words { padding: 10px 12px; max-width: 100ch; color: var(--text-2); font-size: 12px; }
.words p + p { margin-top: 6px; }
`.trim()

const paper = `
@media print {
  @page { margin: 12mm; }
  body { background: none; font-size: 10px; }
  main { max-width: none; padding: 0; }
  .panel, tr, figure { break-inside: avoid; }
  .panel.long { break-inside: auto; }
  .charts { grid-template-columns: 1fr 1fr; }
  .scroll { overflow: visible; }
  th, td { padding: 2px 6px; }
  table { font-size: 9px; }
}
`.trim()

/** All of it; without characters that end a style element. */
export const pageStyle = [
  tokens(light),
  shapes,
  chartShapes(FONT),
  chartColours(light),
  `@media screen and (prefers-color-scheme: dark) {\n${tokens(dark)}\n${chartColours(dark)}\n}`,
  paper,
].join('\n')
