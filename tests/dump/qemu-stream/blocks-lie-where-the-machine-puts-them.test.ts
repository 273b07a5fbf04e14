import { expect, test } from 'vitest'
import { placeBlocks } from '../../../src/main/dump/qemu-stream/guest-layout.ts'

const GIB = 2 ** 30

const placed = (machine: string | null, ...blocks: [string, number][]) =>
  placeBlocks(
    blocks.map(([name, bytes]) => ({ name, bytes })),
    machine,
    4096,
  ).pieces.map(({ name, address, bytes }) => [name, address && address / GIB, bytes / GIB])

test.each([
  ['pc-i440fx-7.2', 2, [2]],
  ['pc-i440fx-7.2', 3.25, [3.25]],
  ['pc-i440fx-7.2', 3.5, [3, 0.5]],
  ['pc-i440fx-rhel7.6.0', 8, [3, 5]],
  ['pc-i440fx-1.7', 8, [3.5, 4.5]],
  ['pc-1.0', 8, [3.5, 4.5]],
  ['pc-q35-9.1', 2.5, [2.5]],
  ['pc-q35-9.1', 2.75, [2, 0.75]],
  ['pc-q35-9.1', 8, [2, 6]],
  [null, 8, [3, 5]],
])('%s with %d GiB', (machine, size, expected) => {
  const above: [string, number, number][] = expected
    .slice(1)
    .map(bytes => ['pc.ram above 4 GiB', 4, bytes])
  expect(placed(machine, ['pc.ram', size * GIB])).toEqual([['pc.ram', 0, expected[0]], ...above])
})

test('memory of NUMA nodes follows one after the other', () => {
  expect(
    placed('pc-q35-9.1', ['ram-node0', GIB], ['ram-node1', 3 * GIB], ['ram-node2', GIB]),
  ).toEqual([
    ['ram-node0', 0, 1],
    ['ram-node1', 1, 1],
    ['ram-node1 above 4 GiB', 4, 2],
    ['ram-node2', 6, 1],
  ])
})

test('firmware ends at 4 GiB, and boards of other kinds have an address of their own', () => {
  const mib = GIB / 1024
  expect(placed('pc-q35-9.1', ['system.flash0', 4 * mib], ['system.flash1', mib])).toEqual([
    ['system.flash0', 4 - 4 / 1024, 4 / 1024],
    ['system.flash1', 4 - 5 / 1024, 1 / 1024],
  ])
  expect(placed('virt-9.0', ['mach-virt.ram', GIB])).toEqual([['mach-virt.ram', 1, 1]])
})

test('other blocks have no address, and their runs count from where no guest has memory, each its own', () => {
  const blocks = ['vga.vram', 'pc.ram', 'vga.rom'].map(name => ({ name, bytes: GIB }))
  const { pieces } = placeBlocks(blocks, 'pc-i440fx-7.2', 4096)
  expect(pieces.map(({ name, address, base }) => [name, address, base / GIB])).toEqual([
    ['vga.vram', null, 2 ** 22],
    ['pc.ram', 0, 0],
    ['vga.rom', null, 2 ** 22 + 1],
  ])
})
