/** Chinese: the live view: figures, lanes, threads. */
import type * as english from '../en/live.ts'
import type { Words } from '../words.ts'

export const pass: Words<typeof english.pass> = {
  start: '启动线程',
  load: '载入内存页',
  compress: '压缩',
  verify: '校验',
  end: '收尾',
}

export const live: Words<typeof english.live> = {
  figures: '本次运行的当前指标',
  now: '当前吞吐量',
  average: '平均',
  rate: '压缩率',
  pagesPerSecond: '每秒页数',
  busy: 'busy 页',
  queue: '队列占用',
  none: '–',
  throughput: '吞吐量',
  guestIn: '读入客户机内存',
  sent: '发送',
  threads: n => `${n} 个压缩线程`,
  decompressThreads: n => `${n} 个解压线程`,
  utilisation: '利用率',
  asLanes: '泳道',
  asTable: '表格',
  showAs: '线程显示方式',
  lanesLabel: (title, mean) => `${title}：各状态随时间的变化，平均利用率 ${mean}。具体数值见表格。`,
  chartLabel: (average, peak) => `吞吐量随时间的变化：平均 ${average}，最高 ${peak}。`,
  at: (from, to) => `${from} – ${to}`,
  sort: '线程排序',
  sorts: { number: '按编号', least: '利用率由低到高', most: '利用率由高到低' },
  timeTools: '时间显示范围',
  freeze: '冻结',
  frozen: '已冻结',
  freezeHint: '画面静止，运行继续（空格键）',
  closer: '放大',
  further: '缩小',
  all: '全部',
}

export const range: Words<typeof english.range> = {
  title: '区间',
  mean: '平均',
  min: '最低',
  max: '最高',
  threads: '区间内各线程的利用率',
  nothing: '该区间内没有测量数据。',
  zoom: '缩放至区间',
  clear: '清除',
}

export const state: Words<typeof english.state> = {
  busy: '工作中',
  preempted: '被抢占',
  waiting: '等待请求',
  blocked: '等待读取转储',
  parked: '休眠',
  dead: '已终止',
}

export const band: Words<typeof english.band> = { poor: '差', ok: '中', good: '优' }

export const threads: Words<typeof english.threads> = {
  thread: '线程',
  requests: '请求数',
  bytesIn: '输入字节',
  bytesOut: '输出字节',
  busy: '忙碌',
  waiting: '等待',
  blocked: '阻塞',
  cpu: 'CPU',
  utilisation: '利用率',
  preempted: '被抢占',
  preemptedHint:
    '忙碌的墙钟时间减去 CPU 时间，占忙碌时间的比例：这段时间 CPU 被其他程序占用。实际不低于此值',
  band: '评级',
  all: '全部',
  pin: thread => `将线程 ${thread} 固定在顶部`,
}
