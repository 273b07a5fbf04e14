/**
 * SHA-256 of a dump's file, so that two reports can tell that they are of one guest. A file of up to 1 GiB is
 * read whole; of a larger one 256 blocks of 1 MiB, spread evenly from its first to its last byte, which is a matter
 * of a second and finds any difference but a small one. A folder's files count one after the other, by name.
 */
import { createHash, type Hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { MigrascopeError } from '../../shared/failure.ts'
import type { ReportDump } from '../../shared/report.ts'
import { MiB } from '../../shared/limits.ts'
import type { DumpReference } from './dump.ts'
import { fileFailure } from './file-failure.ts'
import { openDump } from './open.ts'

export type Fingerprint = NonNullable<ReportDump['content']>

const WHOLE = 1024 * MiB
const BLOCKS = 256
const BLOCK = MiB

/** @throws MigrascopeError `cancelled`, and as opening and reading the file */
export function fingerprint(reference: DumpReference, isCancelled: () => boolean): Fingerprint {
  const hash = createHash('sha256')
  const buffer = new Uint8Array(BLOCK)
  const check = () => {
    if (isCancelled()) throw new MigrascopeError('cancelled', 'The checksum was cancelled.')
  }
  if (reference.kind !== 'file') return ofPages(reference, hash, buffer, check)
  try {
    return ofFiles(filesOf(reference.path), hash, buffer, check)
  } catch (error) {
    throw error instanceof MigrascopeError ? error : fileFailure(error, reference.path)
  }
}

interface File {
  readonly path: string
  readonly size: number
}

function ofFiles(
  files: readonly File[],
  hash: Hash,
  buffer: Uint8Array,
  check: () => void,
): Fingerprint {
  const whole = files.reduce((sum, { size }) => sum + size, 0) <= WHOLE
  let bytes = 0
  for (const { path } of files) {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      for (const [start, end] of whole ? pieces(0, size) : spreadOver(size)) {
        check()
        bytes += hashPiece(hash, file, buffer, start, end)
      }
    } finally {
      closeSync(file)
    }
  }
  return { sha256: hash.digest('hex'), of: whole ? 'all' : 'sample', bytes }
}

/** A dump that is no file: its pages in their order. */
function ofPages(
  reference: DumpReference,
  hash: Hash,
  buffer: Uint8Array,
  check: () => void,
): Fingerprint {
  using dump = openDump(reference)
  let bytes = 0
  for (const run of dump.runs()) {
    for (const [start, end] of pieces(0, run.bytes)) {
      check()
      const piece = buffer.subarray(0, end - start)
      dump.read(run, start, piece)
      hash.update(piece)
      bytes += piece.length
    }
  }
  return { sha256: hash.digest('hex'), of: 'all', bytes }
}

function filesOf(path: string): File[] {
  const found = statSync(path)
  if (!found.isDirectory()) return [{ path, size: found.size }]
  return readdirSync(path)
    .sort()
    .map(name => join(path, name))
    .map(file => ({ path: file, stat: statSync(file) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ path: file, stat }) => ({ path: file, size: stat.size }))
}

function* pieces(from: number, to: number): Generator<[start: number, end: number]> {
  for (let start = from; start < to; start += BLOCK) yield [start, Math.min(to, start + BLOCK)]
}

function* spreadOver(size: number): Generator<[start: number, end: number]> {
  if (size <= BLOCKS * BLOCK) {
    yield* pieces(0, size)
    return
  }
  for (let i = 0; i < BLOCKS; i++) {
    const start = Math.floor((i * (size - BLOCK)) / (BLOCKS - 1))
    yield [start, start + BLOCK]
  }
}

function hashPiece(hash: Hash, file: number, buffer: Uint8Array, start: number, end: number) {
  let at = start
  while (at < end) {
    const read = readSync(file, buffer, 0, end - at, at)
    if (read === 0) break
    hash.update(buffer.subarray(0, read))
    at += read
  }
  return at - start
}
