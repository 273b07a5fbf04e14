/** English: the machine: what is known of it, and what speaks against its figures. */
import { plural } from './plural.ts'

export const machine = {
  preflight: 'Before you believe the figures',
  record: 'What it takes to repeat them',
  warning: 'Warning',
  note: 'Note',
  quiet: 'The machine was quiet.',
  nothing: 'Nothing that is known of this machine speaks against its figures.',
  copy: 'Copy',
  copied: 'Copied.',
  notKnown: (reason: string) => `not known: ${reason}`,
  noLimit: 'no limit',
  commit: (version: string, commit: string, modified: boolean) =>
    `${version}, commit ${commit}${modified ? ' and changes that are in none' : ''}`,
  noCommit: (version: string, reason: string) => `${version}, of no known commit: ${reason}`,
  /** Why the host does not know something, as it says it; what is not translated stays as it is. */
  reason: (reason: string) => reason,
  /** Why a machine was noisy, likewise. */
  cause: (cause: string) => cause,
  noReason: 'no reason was recorded',
  noChecksum: 'no checksum was taken',
  checksum: (sha256: string, sample: string | null) =>
    sample === null ? `SHA-256 ${sha256}` : `SHA-256 of ${sample} spread over it: ${sha256}`,
  dump: (size: string, variant: string, sum: string) => `${size}, ${variant}; ${sum}`,
  yes: 'yes',
  no: 'no',
  cpusWorth: (n: number, text: string) => `${text} ${plural(n, 'CPU', 'CPUs')} of time`,
  times: (n: number) => (n === 0 ? 'never' : `${n} ${plural(n, 'time', 'times')} since boot`),
  groups: {
    processor: 'Processor',
    clock: 'Clock and power',
    memory: 'Memory',
    system: 'System',
    measuring: 'At the time',
    versions: 'Versions',
    dumps: 'Dumps',
  },
  fields: {
    cpuModel: 'Model',
    arch: 'Architecture',
    cpus: 'CPUs to use',
    sockets: 'Sockets',
    cores: 'Cores',
    threadsPerCore: 'Threads a core',
    numaNodes: 'NUMA nodes',
    cpuQuota: 'Limit of the cgroup',
    l2Bytes: 'L2 cache',
    l3Bytes: 'L3 cache',
    governor: 'Governor',
    energyPreference: 'Energy preference',
    minMHz: 'Lowest clock',
    maxMHz: 'Highest clock',
    currentMHz: 'Clock at the start',
    coreMHz: 'Clock of each CPU',
    turbo: 'Turbo',
    onBattery: 'On battery',
    throttled: 'Slowed for heat',
    memoryBytes: 'Memory',
    availableBytes: 'Available',
    transparentHugePages: 'Transparent huge pages',
    osName: 'System',
    platform: 'Platform',
    osRelease: 'Kernel',
    hostName: 'Host',
    virtualisation: 'Virtualisation',
    mitigations: 'Mitigations',
    loadAverage: 'Load average before',
    priority: 'Nice value',
    timerNs: 'Step of the clock',
  },
  findings: {
    noise: (causes: string) =>
      [
        `The machine was noisy${causes === '' ? '' : `: ${causes}`}`,
        'Medians are off by what the others took, and intervals are wide. Measure again when it is quiet, before you compare.',
      ] as const,
    threads: (threads: number, cpus: number, text: string) =>
      [
        `${threads} threads on ${text} ${plural(cpus, 'CPU', 'CPUs')}`,
        'Threads beyond the CPUs take turns: more of them add nothing here, and what they would do on a larger machine does not show.',
      ] as const,
    submitter: (threads: number) =>
      [
        `As many threads as CPUs: ${threads}`,
        'The thread that looks for zero pages and submits needs a CPU, too. The last step of the scaling is smaller for that.',
      ] as const,
    quota: (quota: string, cpus: number) =>
      [
        `A cgroup allows ${quota} of ${cpus} CPUs`,
        'When the time is used up every thread stands still until the next period: throughput comes in bursts, and waits are long.',
      ] as const,
    governor: (name: string) =>
      [
        `The governor is ${name}, not performance`,
        'The clock rises only once there is work, so that short samples are slower than long ones. Set it to performance while you measure.',
      ] as const,
    battery: [
      'It runs on battery',
      'Most machines lower their clock then. Figures do not hold for the same machine on mains.',
    ] as const,
    load: (load: string, cpus: number) =>
      [
        `The load average was ${load} on ${cpus} ${plural(cpus, 'CPU', 'CPUs')} before the start`,
        'Others were running and may have gone on. They take CPU time, caches and memory bandwidth from the threads.',
      ] as const,
    memory: (available: string, all: string) =>
      [
        `Only ${available} of ${all} were available`,
        'The system may swap or drop caches meanwhile, which shows as single slow samples.',
      ] as const,
    turbo: [
      'Turbo is on',
      'One busy core runs faster than many: throughput of one thread is higher than its share of many, and efficiency looks lower than the design is. It also falls as the machine gets warm.',
    ] as const,
    virtual: (what: string) =>
      [
        `It is no bare machine: ${what}`,
        'Others share the hardware unseen, and clocks and caches may not be what they seem. Compare within one report rather than between days.',
      ] as const,
    smt: (cores: number, each: number) =>
      [
        `${cores} ${plural(cores, 'core', 'cores')} with ${each} threads each`,
        'Beyond the number of cores two threads share one: each of them does more than half of what one alone did, and less than all.',
      ] as const,
    energy: (preference: string) =>
      [
        `The energy preference is ${preference}`,
        'The processor may choose a lower clock than it could. Set it to performance while you measure.',
      ] as const,
    throttled: (times: string) =>
      [
        `Cores were slowed for heat ${times} times since boot`,
        'If that goes on while it measures, later samples are slower. A sweep shuffles its points so that this spreads over all of them.',
      ] as const,
    priority: (nice: number) =>
      [`It ran with a nice value of ${nice}`, 'Whatever else wanted a CPU went first.'] as const,
    numa: (nodes: number) =>
      [
        `The machine has ${nodes} NUMA nodes`,
        'Pages of another node take longer to read. Bind the program to one node (numactl) for figures that repeat.',
      ] as const,
    timer: [
      'The clock has a coarse step',
      'Times of single requests are multiples of it; throughput does not suffer.',
    ] as const,
    checksum: [
      'A dump has no checksum',
      'Whether another report is of the same dump can be told by its name and size only.',
    ] as const,
  },
} as const
