/** Machines by their number in an ELF header, e_machine, in the words people use. Source: gABI registry. */
const machines: Readonly<Record<number, string>> = {
  2: 'sparc',
  3: 'i386',
  8: 'mips',
  15: 'parisc',
  20: 'ppc',
  21: 'ppc64',
  22: 's390x',
  40: 'ARM',
  43: 'sparc64',
  50: 'ia64',
  62: 'x86-64',
  183: 'AArch64',
  243: 'riscv',
  258: 'LoongArch',
  0x9026: 'alpha',
}

/** `x86-64`; a number we have no word for is shown as it is. */
export function machineName(machine: number): string | null {
  return machine === 0 ? null : (machines[machine] ?? `ELF machine ${machine}`)
}
