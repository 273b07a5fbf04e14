/**
 * A chart as PNG without a window: drawn by resvg (WebAssembly), with DejaVu Sans of its own package, since a machine
 * without a display often has no font. Both are loaded when first used.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Resvg } from '@resvg/resvg-wasm'
import type { Chart } from './chart-frame.ts'
import { svgFile } from './charts.ts'

interface Painter {
  readonly Resvg: typeof Resvg
  readonly font: Uint8Array
}

/** Pixels to one of the chart's. */
const SCALE = 2

const FONT = 'DejaVu Sans'
let painter: Promise<Painter> | undefined

async function load(): Promise<Painter> {
  const require = createRequire(import.meta.url)
  const [resvg, module, font] = await Promise.all([
    import('@resvg/resvg-wasm'),
    readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')),
    readFile(require.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2')),
  ])
  await resvg.initWasm(module)
  return { Resvg: resvg.Resvg, font }
}

/** Light, 1440 pixels wide. */
export async function pngFile(chart: Chart): Promise<Uint8Array> {
  painter ??= load()
  const { Resvg: Drawing, font } = await painter
  const drawing = new Drawing(svgFile(chart, 'light', `'${FONT}'`), {
    font: { fontBuffers: [font], defaultFontFamily: FONT, sansSerifFamily: FONT },
    fitTo: { mode: 'zoom', value: SCALE },
  })
  try {
    const image = drawing.render()
    try {
      return image.asPng()
    } finally {
      image.free()
    }
  } finally {
    drawing.free()
  }
}
