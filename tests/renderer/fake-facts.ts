/** What the fake host says of itself and of the dumps it has. */
import { codecIds, codecTraits, type CodecId } from '../../src/shared/codecs.ts'
import type { HostFacts, Recent } from '../../src/shared/contract.ts'
import type { DumpFacts } from '../../src/shared/dump-facts.ts'
import { plainEnvironment } from '../report/run-report.ts'

export const MiB = 1024 * 1024

export function fakeHost(cpus: number, unavailable: readonly CodecId[] = []): HostFacts {
  return {
    version: '0.1.0',
    shell: 'browser',
    picker: 'folders',
    codecs: codecIds.map(id => ({
      id,
      title: codecTraits[id].title,
      version: {
        fflate: 'fflate 0.8.3',
        zlib: 'zlib 1.3.1',
        'page-deflate': 'own kernel',
        zstd: 'zstd 1.5.7',
        lz4: 'own kernel',
        none: 'copy',
      }[id],
      available: !unavailable.includes(id),
      reason: unavailable.includes(id) ? 'needs Node 22.15' : null,
      level: codecTraits[id].level,
    })),
    active: null,
    activeSweep: null,
    environment: {
      ...plainEnvironment,
      platform: 'linux',
      arch: 'x64',
      osRelease: '6.12.48',
      cpuModel: 'AMD EPYC 9354 32-Core Processor',
      cpus,
      memoryBytes: 64 * 1024 * MiB,
      versions: { node: '24.21.0', v8: '13.6.233.17', zlib: '1.3.1', zstd: '1.5.7' },
    },
  }
}

export const sampleFacts: DumpFacts = {
  name: 'sample guest',
  fileBytes: 64 * MiB,
  format: 'raw',
  variant: 'built-in sample, made from a seed',
  creator: 'Migrascope',
  machine: null,
  pageSize: 4096,
  guestBytes: 64 * MiB,
  totalPages: (64 * MiB) / 4096,
  blocks: [{ name: 'ram', address: 0, bytes: 64 * MiB }],
  warnings: [],
}

export const elfFacts: DumpFacts = {
  name: 'guest-2026-11-20.elf',
  fileBytes: 4_296_032_256,
  format: 'elf',
  variant: 'ELF64 little-endian core',
  creator: 'QEMU dump-guest-memory',
  machine: 'x86-64',
  pageSize: 4096,
  guestBytes: 4096 * MiB,
  totalPages: (4096 * MiB) / 4096,
  blocks: [
    { name: 'load 0', address: 0, bytes: 640 * 1024 },
    { name: 'load 1', address: 0xc0000, bytes: 128 * 1024 },
    { name: 'load 2', address: 0x100000, bytes: 3071 * MiB },
    { name: 'load 3', address: 0xfeffc000, bytes: 16 * 1024 },
    { name: 'load 4', address: 0x100000000, bytes: 1024 * MiB },
  ],
  warnings: ['The last segment ends 4 KiB past the end of the file; the missing page is left out.'],
}

export const fakeRecents: readonly Recent[] = [
  { id: 'r1', kind: 'dump', name: 'guest-2026-11-20.elf', folder: '/var/lib/migrascope/dumps' },
  { id: 'r2', kind: 'report', name: 'zlib-1-8-threads.json', folder: '/home/ada/reports' },
  { id: 'r3', kind: 'dump', name: 'idle.raw', folder: '/var/lib/migrascope/dumps/lab' },
]
