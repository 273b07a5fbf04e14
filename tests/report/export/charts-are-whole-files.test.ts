/** SVG files are well-formed whatever names hold; PNG files are pictures with something on them, letters too. */
import { inflateSync } from 'node:zlib'
import { Window } from 'happy-dom'
import { expect, test } from 'vitest'
import { chartsOf, svgFile } from '../../../src/main/report/export/charts.ts'
import { exportFormats, exportReport } from '../../../src/main/report/export/export-report.ts'
import { pngFile } from '../../../src/main/report/export/png.ts'
import { parseReportBytes } from '../../../src/main/report/read-report.ts'
import { sampleReport } from '../sample-report.ts'
import { hostileReport } from './hostile-report.ts'
import { richReport } from './rich-report.ts'

test('each chart is XML of its own, with a name, and no figure of it is without a place', () => {
  expectWhole(hostileReport())
  expectWhole(richReport())
})

function expectWhole(report: ReturnType<typeof richReport>): void {
  const charts = chartsOf(report)
  expect(charts.map(({ id }) => id)).toEqual(['scaling', 'pareto', 'latency', 'phases'])
  for (const chart of charts) {
    const text = svgFile(chart)
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
    const { DOMParser } = new Window()
    const file = new DOMParser().parseFromString(text, 'image/svg+xml')
    expect(file.documentElement.tagName).toBe('svg')
    expect(file.querySelector('title')?.textContent).toBe(chart.title)
    expect(file.querySelectorAll('script, image, foreignObject')).toHaveLength(0)
  }
}

test('a report of a run that measured nothing has no charts and every export', async () => {
  const empty = structuredClone(sampleReport)
  for (const point of empty.points) {
    point.samples = []
    point.summary = { throughput: null, compressionRate: null, decompressThroughput: null }
  }
  expect(chartsOf(empty)).toEqual([])
  for (const format of exportFormats) {
    const files = await exportReport(empty, format)
    expect([format, files.length]).toEqual([format, ['svg', 'png'].includes(format) ? 0 : 1])
  }
})

test('JSON and bundles are read back as the report', async () => {
  const report = richReport()
  for (const format of ['json', 'bundle'] as const) {
    const [file] = await exportReport(report, format, null)
    const { content = '', name = '' } = file ?? {}
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    expect(parseReportBytes(name, bytes)).toEqual(report)
  }
})

test('a PNG has the chart on it, and letters without any font of the system', async () => {
  const [chart] = chartsOf(richReport())
  if (chart === undefined) throw new Error('there is no chart')
  const png = Buffer.from(await pngFile(chart))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(1440)
  const words = await pngFile({ ...chart, drawing: '<text x="20" y="40">efficiency</text>' })
  const none = await pngFile({ ...chart, drawing: '' })
  expect(inkOf(Buffer.from(words))).toBeGreaterThan(inkOf(Buffer.from(none)) + 500)
})

/** Bytes of the picture's lines that are not plain white: filters leave plain lines as zeros. */
function inkOf(png: Buffer): number {
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      data.push(png.subarray(at + 8, at + 8 + length))
    }
  }
  return inflateSync(Buffer.concat(data)).filter(byte => byte !== 0 && byte !== 255).length
}
