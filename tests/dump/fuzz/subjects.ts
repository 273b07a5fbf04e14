/**
 * What is damaged: one small file of every format and variant, made by the builders of its tests. A format joins
 * by a line in the table below. For a folder of files the name says which one of them it is.
 */
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { buildAvml } from '../avml/builder.ts'
import { buildBitmap, buildDmp } from '../dmp/builder.ts'
import { buildElf, page } from '../elf-builder.ts'
import { buildFlattened, recordsOf } from '../flattened/builder.ts'
import { buildKdump, pageOf } from '../kdump/builder.ts'
import { saved } from '../libvirt/save-builder.ts'
import { buildLime } from '../lime/builder.ts'
import * as qemu from '../qemu-stream/stream-builder.ts'
import { mixed } from '../stream/streams.ts'
import type { Span } from './mutate.ts'

export interface Subject {
  readonly bytes: Buffer
  /** Where headers stand: most damage falls there. */
  readonly spans: readonly Span[]
  /** Files that lie in its folder, by name. */
  readonly beside?: Readonly<Record<string, Buffer>>
}

const subject = (bytes: Buffer, ...spans: readonly Span[]): Subject => ({
  bytes,
  spans: spans.length > 0 ? spans : [[0, bytes.length]],
})

const pages = (count: number) => Buffer.concat(Array.from({ length: count }, (_, i) => page(i)))

const elf = buildElf({
  loads: [
    { paddr: 0, data: page(1), memsz: 0x3000 },
    { paddr: 0x2000, data: page(0, 8192) },
    { paddr: 0x10_0000, data: page(3, 5000) },
  ],
  notes: [
    { owner: 'VMCOREINFO', type: 0, desc: 'OSRELEASE=6.1\nPAGESIZE=4096\n' },
    { owner: 'QEMU', type: 0, desc: 'x'.repeat(440) },
  ],
  sectionCount: 4,
})

const kdump = buildKdump({
  pages: [
    { frame: 0, data: pageOf(0) },
    { frame: 1, data: deflateSync(pageOf(1)), flags: 1 },
    { frame: 5, data: zstdCompressSync(pageOf(5)), flags: 0x20 },
    { frame: 40_000, data: pageOf(6) },
  ],
  left: [2, 3],
})

const stream = qemu.stream(
  6,
  [
    qemu.zeroRecord(0, 'pc.ram'),
    qemu.pageRecord(1, page(5)),
    qemu.compressRecord(2, pageOf(2)),
    qemu.zeroRecord(3),
  ],
  [
    qemu.pageRecord(3, page(9), 'pc.ram'),
    qemu.xbzrleRecord(3, Buffer.from([3, 2, 7, 7])),
    qemu.xbzrleRecord(3, Buffer.from([0, 1, 8])),
  ],
)

const multifd = Buffer.concat([
  qemu.hello(0),
  qemu.packet({ number: 1, normal: [0, 2], zero: [3], payload: pages(2) }),
  qemu.sync(2),
])

const multifdMain = Buffer.concat([
  qemu.head(),
  qemu.ramStart(qemu.memSize([{ name: 'pc.ram', bytes: 6 * 4096 }]), qemu.flush),
  qemu.ramPart(qemu.zeroRecord(1, 'pc.ram')),
  qemu.ramEnd(),
  qemu.tail(),
])

const bitmap = buildDmp({
  type: 5,
  runs: [[0, 1000]],
  rest: buildBitmap({ pages: [0, 1, 9, 70, 71], data: pages(5) }),
})

const lime = buildLime(
  { address: 0x1000, data: page(1, 5000) },
  { address: 0x10_0000, data: pages(3) },
  { address: 2 ** 33, data: page(0) },
)

const avml = buildAvml(
  { address: 0x1000, data: mixed(9000) },
  { address: 0x10_0000, data: page(3) },
)

/** Small enough for thousands of cases a second, with every kind of record that its format has. */
export const subjects: Readonly<Record<string, () => Subject>> = {
  raw: () => subject(page(1, 8192)),
  elf: () => subject(elf, [0, 64 + 4 * 56 + 560], [elf.length - 64, elf.length]),
  kdump: () => subject(kdump, [0, 16], [408, 470], [4096, 4216], [8192, 8200], [24_576, 24_700]),
  flattened: () => {
    const bytes = buildFlattened(recordsOf(kdump.subarray(0, 30_000), 6000))
    return subject(bytes, [0, 32], [4096, 4112], [4500, 4600], [10_112, 10_128], [16_128, 16_144])
  },
  'qemu-stream': () => subject(stream, [0, 200], [4280, stream.length]),
  'multifd-channel': () => ({
    ...subject(multifd, [0, 64 + 44], [64 + 320, 64 + 360]),
    beside: { 'main.mig': multifdMain },
  }),
  'libvirt-save': () => subject(saved(stream.subarray(0, 9000)), [0, 92], [5100, 5300]),
  lime: () => subject(lime, [0, 32], [5032, 5064], [17_352, 17_384]),
  avml: () => subject(avml, [0, 60], [avml.length - 4200, avml.length]),
  dmp: () =>
    subject(
      buildDmp({
        runs: [
          [1, 2],
          [256, 1],
        ],
        rest: pages(3),
      }),
      [0, 8],
      [0x30, 0xc0],
      [0xf98, 0xfa8],
    ),
  'dmp-bitmap': () => subject(bitmap, [0, 8], [0xf98, 0xf9c], [0x2000, 0x2050]),
  'elf.gz': () => subject(gzipSync(elf)),
  'kdump.zst': () => subject(zstdCompressSync(kdump)),
  'avml.gz': () => subject(gzipSync(avml, { level: 0 }), [0, 80]),
  'qemu-stream.gz': () =>
    subject(Buffer.concat([gzipSync(stream.subarray(0, 5000)), gzipSync(stream.subarray(5000))])),
  'lime.zlib': () => subject(deflateSync(lime, { windowBits: 11 })),
  'libvirt-save.zst': () =>
    subject(saved(zstdCompressSync(stream), { packing: 5 }), [0, 92], [5100, 5400]),
}
