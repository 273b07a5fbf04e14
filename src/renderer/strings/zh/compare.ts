/** Chinese: the comparison of reports. */
import type * as english from '../en/compare.ts'
import type { Words } from '../words.ts'

export const compareTab: Words<typeof english.compareTab> = {
  title: '要对比的报告',
  help: '其他报告均逐个测试点与基准相比。',
  recent: '添加最近的报告…',
  open: '添加报告…',
  compared: '参与对比',
  base: '基准',
  report: '报告、转储与机器',
  points: '测试点',
  when: '时间',
  compare: name => `对比“${name}”`,
  asBase: name => `将“${name}”设为基准`,
  tooFew: '请选择两份或更多报告。此窗口中的运行和扫描已在列表里。',
}

export const compare: Words<typeof english.compare> = {
  title: '对比',
  warnings: '看数据之前请先阅读',
  base: '基准',
  show: '显示的结论',
  threshold: '差异阈值：大于',
  thresholdHint: '更小的变化不视为差异。若机器自身的漂移更大，则以漂移为准。',
  unmatched: n => `${n} 个测试点并非所有报告都有`,
  copied: n => `已复制 ${n} 个测试点。`,
  counted: (n, verdict) => `${verdict} ${n} 个`,
  chart: '逐个测试点对比吞吐量',
  none: '没有测试点属于所显示的结论。',
  yTitle: '吞吐量，MB/s',
  caption: (others, base, counts) =>
    `${others} 对比 ${base}：${counts}。误差线为变化量的 95 % 置信区间，以基准为原点绘制。`,
  verdicts: {
    faster: '更快',
    slower: '更慢',
    'no difference shown': '未见差异',
    'not comparable': '不可比',
  },
  signs: { faster: '▲', slower: '▼', 'no difference shown': '=', 'not comparable': '?' },
  columns: {
    label: '测试点',
    dump: '转储',
    report: '报告',
    base: '基准',
    other: '对比项',
    absolute: '差值',
    relative: '变化，95 % 置信区间',
    low: '变化 95 % 下限',
    high: '变化 95 % 上限',
    p: 'p',
    verdict: '结论',
    reason: '原因',
    baseRate: '基准压缩率',
    otherRate: '对比项压缩率',
  },
}
