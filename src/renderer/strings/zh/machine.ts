/** Chinese: the machine: what is known of it, and what speaks against its figures. */
import type * as english from '../en/machine.ts'
import type { Words } from '../words.ts'

/** By the host's own sentence. */
const reasons: Readonly<Record<string, string>> = {
  'the system does not show it': '系统没有提供',
  'there is no permission to read it': '没有读取权限',
  'not asked for': '未要求记录',
  'no mains supply is shown': '系统没有显示外接电源',
  'no core tells its clock': '没有处理器核报告频率',
  'its size is not shown': '系统没有显示其大小',
  'this runtime names none': '运行环境没有给出版本',
  'Windows has none': 'Windows 没有此项',
}

const causes: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^other processes used (.+) of the CPU time$/, '其他进程占用了 $1 的 CPU 时间'],
  [
    /^the hypervisor gave (.+) of the time to others$/,
    '虚拟机管理程序把 $1 的时间分给了其他虚拟机',
  ],
  [/^the clock changed by (.+) within a sample$/, '同一样本内频率变化达 $1'],
  [/^(.+) pages were swapped meanwhile$/, '其间有 $1 页被换入或换出'],
  [/^cores were slowed for heat (.+) times$/, '处理器核因过热降频 $1 次'],
  [/^load average (.+) before the start, on (.+) CPUs$/, '开始前平均负载为 $1，共 $2 个 CPU'],
  [/^(.+) of (.+) points are wider than ± (.+)$/, '$2 个测试点中有 $1 个的置信区间宽于 ± $3'],
]

export const machine: Words<typeof english.machine> = {
  preflight: '采信数据之前',
  record: '复现所需的信息',
  warning: '警告',
  note: '提示',
  quiet: '机器无干扰。',
  nothing: '就已知情况而言，这台机器的数据没有可疑之处。',
  copy: '复制',
  copied: '已复制。',
  notKnown: reason => `未知：${reason}`,
  noLimit: '无限制',
  commit: (version, commit, modified) =>
    `${version}，提交 ${commit}${modified ? '，另有未提交的改动' : ''}`,
  noCommit: (version, reason) => `${version}，提交未知：${reason}`,
  reason: reason =>
    reasons[reason] ??
    reason
      .replace(/^read on Linux only, this is (.+)$/, '只在 Linux 上读取，当前是 $1')
      .replace(/^no level (.+) cache is shown$/, '系统没有显示 $1 级缓存'),
  cause: cause => {
    const [pattern, words] = causes.find(([known]) => known.test(cause)) ?? []
    return pattern === undefined || words === undefined ? cause : cause.replace(pattern, words)
  },
  noReason: '没有记录原因',
  noChecksum: '没有计算校验和',
  checksum: (sha256, sample) =>
    sample === null ? `SHA-256 ${sha256}` : `均匀抽取 ${sample} 的 SHA-256：${sha256}`,
  dump: (size, variant, sum) => `${size}，${variant}；${sum}`,
  yes: '是',
  no: '否',
  cpusWorth: (_n, text) => `相当于 ${text} 个 CPU 的时间`,
  times: n => (n === 0 ? '从未' : `启动以来 ${n} 次`),
  groups: {
    processor: '处理器',
    clock: '频率与供电',
    memory: '内存',
    system: '系统',
    measuring: '测量时的状态',
    versions: '版本',
    dumps: '转储',
  },
  fields: {
    cpuModel: '型号',
    arch: '架构',
    cpus: '可用 CPU',
    sockets: '插槽数',
    cores: '核数',
    threadsPerCore: '每核线程数',
    numaNodes: 'NUMA 节点',
    cpuQuota: 'cgroup 配额',
    l2Bytes: 'L2 缓存',
    l3Bytes: 'L3 缓存',
    governor: '调频策略',
    energyPreference: '能效偏好',
    minMHz: '最低频率',
    maxMHz: '最高频率',
    currentMHz: '开始时频率',
    coreMHz: '各 CPU 频率',
    turbo: '睿频',
    onBattery: '电池供电',
    throttled: '过热降频',
    memoryBytes: '内存',
    availableBytes: '可用',
    transparentHugePages: '透明大页',
    osName: '系统',
    platform: '平台',
    osRelease: '内核',
    hostName: '主机名',
    virtualisation: '虚拟化',
    mitigations: '漏洞缓解措施',
    loadAverage: '开始前的平均负载',
    priority: 'nice 值',
    timerNs: '时钟分辨率',
  },
  findings: {
    noise: causes => [
      `机器存在干扰${causes === '' ? '' : `：${causes}`}`,
      '中位数会因其他程序占用的时间而偏离，置信区间也会变宽。对比之前，请在机器空闲时重新测量。',
    ],
    threads: (threads, _cpus, text) => [
      `${text} 个 CPU 上运行 ${threads} 个线程`,
      '超出 CPU 数的线程只能轮流运行：在这里增加线程没有收益，也看不出它们在更大的机器上会怎样。',
    ],
    submitter: threads => [
      `线程数与 CPU 数相同：${threads}`,
      '查找零页并提交请求的线程也需要一个 CPU，因此扩展曲线最后一步的增幅会偏小。',
    ],
    quota: (quota, cpus) => [
      `cgroup 只允许使用 ${cpus} 个 CPU 中的 ${quota} 个`,
      '时间配额用尽后，所有线程都会停到下一个周期：吞吐量忽高忽低，等待时间变长。',
    ],
    governor: name => [
      `调频策略是 ${name}，而不是 performance`,
      '有负载之后频率才会升高，因此短样本比长样本慢。测量时请设为 performance。',
    ],
    battery: [
      '正在使用电池供电',
      '多数机器此时会降低频率。数据不能代表同一台机器接通电源时的表现。',
    ],
    load: (load, cpus) => [
      `开始前平均负载为 ${load}（${cpus} 个 CPU）`,
      '当时有其他程序在运行，测量期间可能仍在继续。它们会与压缩线程争用 CPU 时间、缓存和内存带宽。',
    ],
    memory: (available, all) => [
      `${all} 内存中仅 ${available} 可用`,
      '系统可能在测量期间换页或丢弃缓存，表现为个别样本偏慢。',
    ],
    turbo: [
      '睿频已开启',
      '单个忙碌的核比多个核同时忙碌时跑得更快：单线程吞吐量高于多线程时的人均值，效率因而显得低于设计的实际水平。机器变热后频率还会下降。',
    ],
    virtual: what => [
      `不是物理机：${what}`,
      '硬件可能与看不见的其他系统共享，时钟和缓存也未必如其所示。宜在同一份报告内对比，不宜跨日对比。',
    ],
    smt: (cores, each) => [
      `${cores} 个核，每核 ${each} 个线程`,
      '线程数超过核数后，两个线程共用一个核：各自完成的工作多于独占时的一半，但少于全部。',
    ],
    energy: preference => [
      `能效偏好是 ${preference}`,
      '处理器可能选择低于其能力的频率。测量时请设为 performance。',
    ],
    throttled: times => [
      `启动以来处理器核因过热降频 ${times} 次`,
      '如果测量期间仍在降频，后面的样本会偏慢。扫描会打乱测试点的顺序，使影响分摊到所有测试点。',
    ],
    priority: nice => [`以 nice 值 ${nice} 运行`, '其他需要 CPU 的程序都会优先得到它。'],
    numa: nodes => [
      `机器有 ${nodes} 个 NUMA 节点`,
      '读取其他节点的内存页更慢。要得到可复现的数据，请将程序绑定到一个节点（numactl）。',
    ],
    timer: ['时钟分辨率较低', '单个请求的时间是其整数倍；吞吐量不受影响。'],
    checksum: ['有转储没有校验和', '只能凭名称和大小判断另一份报告是否使用了同一个转储。'],
  },
}
