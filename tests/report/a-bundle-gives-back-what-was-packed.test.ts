/** Bundles are read as reports whatever they are called, and zips that lie are refused. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { sniff } from '../../src/main/dump/open.ts'
import { beginsAsZip } from '../../src/shared/zip-mark.ts'
import { packBundle, readBundle } from '../../src/main/report/bundle.ts'
import { readReportFile } from '../../src/main/report/read-report.ts'
import { MigrascopeError } from '../../src/shared/failure.ts'
import { sampleReport } from './sample-report.ts'

const text = JSON.stringify(sampleReport)
const bundle = packBundle(sampleReport, '{"kind":"head"}\n')
const zip = (entries: Zippable) => zipSync(entries)
const refusal = (bytes: Uint8Array): MigrascopeError => {
  try {
    readBundle('b.migrascope', bytes)
  } catch (error) {
    if (error instanceof MigrascopeError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'bundle-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test('both parts come back, the journal only where there is one', () => {
  expect(readBundle('b', bundle)).toEqual({ report: text, journal: '{"kind":"head"}\n' })
  expect(readBundle('b', packBundle(sampleReport, null))).toEqual({ report: text, journal: null })
  expect(packBundle(sampleReport, null)).toEqual(packBundle(sampleReport, null))
})

test('where the dumps lay stays out of it', () => {
  const head = { kind: 'head', paths: ['/home/someone/guest.raw', null], plan: null }
  const steps = '{"kind":"end","outcome":"done"}\n{"kind":"to'
  const { journal } = readBundle('b', packBundle(sampleReport, `${JSON.stringify(head)}\n${steps}`))
  expect(journal).toBe(`${JSON.stringify({ ...head, paths: [null, null] })}\n${steps}`)
})

test('another program finds the same in it', () => {
  const path = join(folder(), 'b.zip')
  writeFileSync(path, bundle)
  const script =
    'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;sys.stdout.write(z.read("report.json").decode())'
  let found: string
  try {
    found = execFileSync('python3', ['-c', script, path], { encoding: 'utf8' })
  } catch (error) {
    // No Python here: nothing to compare with.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  expect(found).toBe(text)
})

test('a file is read by its content, whatever its name', async () => {
  for (const [name, content] of [
    ['plain.migrascope', text],
    ['packed.json', bundle],
  ] as const) {
    const path = join(folder(), name)
    writeFileSync(path, content)
    expect(await readReportFile(path)).toEqual(sampleReport)
    expect(sniff(path)).toEqual({ kind: 'report' })
  }
  expect(beginsAsZip(strToU8(text))).toBe(false)
  const foreign = join(folder(), 'a.zip')
  writeFileSync(foreign, zip({ 'a.txt': strToU8('a') }))
  expect(sniff(foreign)).not.toEqual({ kind: 'report' })
})

test('other entries are passed over, whatever their names', () => {
  const entries = { '../../report.json': strToU8('{}'), '/etc/passwd': strToU8('x') }
  const bytes = zip({ ...entries, 'report.json': strToU8(text) })
  expect(readBundle('b', bytes)).toEqual({ report: text, journal: null })
  expect(refusal(zip(entries)).message).toContain('no report.json')
})

test('what unpacks to too much is refused before it is unpacked, and where it lies about it', () => {
  const bomb = zip({ 'report.json': [new Uint8Array(65 * 1024 * 1024), { level: 9 }] })
  expect(bomb.length).toBeLessThan(100_000)
  expect(refusal(bomb).message).toContain('are allowed')
  // Its size in the list of files made small: it must not unpack beyond that.
  const lying = bomb.slice()
  const view = new DataView(lying.buffer)
  const list = view.getUint32(lying.length - 22 + 16, true)
  view.setUint32(list + 24, 1000, true)
  expect(refusal(lying).message).toContain('cannot be unpacked')
  const many = Array.from({ length: 33 }, (_, i) => [`${i}`, new Uint8Array()] as const)
  expect(refusal(zip(Object.fromEntries(many))).message).toContain('too many files')
})

test('cut anywhere or with any byte of its frame changed, it is refused or the same', () => {
  for (let length = 0; length < bundle.length; length += 7) {
    expect(refusal(bundle.subarray(0, length)).code).toBe('bad-report')
  }
  for (let at = 0; at < bundle.length; at++) {
    const spoilt = bundle.slice()
    spoilt[at] = (spoilt[at] ?? 0) ^ 0x55
    let report: string
    try {
      report = readBundle('b', spoilt).report
    } catch (error) {
      expect(error).toBeInstanceOf(MigrascopeError)
      continue
    }
    expect(report).toBe(text)
  }
})
