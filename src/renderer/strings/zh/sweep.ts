/** Chinese: a sweep: its plan, its state, its results so far. */
import type * as english from '../en/sweep.ts'
import type { Words } from '../words.ts'

export const sweep: Words<typeof english.sweep> = {
  mode: '测量内容',
  modes: { run: '单次运行', sweep: '参数扫描' },
  start: '扫描',
  dumps: '转储',
  addDump: '添加转储…',
  addSample: '添加示例',
  removeDump: name => `从扫描中移除“${name}”`,
  named: '选用方案…',
  plans: {
    threads: 'zlib 1 级的扩展性：1 至 64 个线程，共 12 种线程数',
    codecs: '选哪种编解码器和级别：各取由快到强的级别，1 和 4 个线程',
    seed: '补丁系列自己的测试：zlib 1 级，请求 4K，相同的线程数，两种队列设计',
  },
  codecs: '编解码器及其级别',
  levelsOf: codec => `${codec} 的级别`,
  threads: '线程数',
  threadsHint: cpus => `列表：1,2,4,8-16:4 · 本机 ${cpus} 个 CPU`,
  least: '重复次数',
  leastHint: '至少',
  most: '最多',
  mostHint: '直至达到精度',
  precision: '精度，%',
  precisionHint: '95 % 置信区间，±',
  warmUp: '预热',
  warmUpHint: '结果不计入',
  seed: '种子',
  seedHint: '决定测量顺序',
  filter: '仅限测试点',
  filterHint: 'zstd-* t4 *, *nowait*',
  size: (points, _n, samples, time) => `${points} 个测试点，至少 ${samples} 个样本，约需 ${time}`,
  sizeHint:
    '时间为估计值：优先取自已打开报告中相同测试点的耗时，否则按该编解码器在普通处理器核上的速度推算',
  tooMany: most => `超过 ${most} 个测试点。请减少取值，或使用筛选。`,
  noPoint: '没有测试点符合筛选条件。',
  phase: { ready: '就绪', start: '正在启动', running: '正在测量', cancelling: '正在取消…' },
  progress: '扫描进度',
  done: (done, goal) => `${done} / ${goal} 个样本`,
}

export const soFar: Words<typeof english.soFar> = {
  title: '目前结果',
  of: (done, all) => `${done} / ${all} 个测试点`,
  point: '测试点',
  dump: '转储',
  throughput: '吞吐量',
  interval: '95 %',
  rate: '压缩率',
  samples: '样本数',
  beside: '相对最快者',
  fastest: '最快',
  none: '正在测量第一个样本。',
}

export const sweepResult: Words<typeof english.sweepResult> = {
  title: '参数扫描',
  counts: (measured, all, samples) =>
    measured === all
      ? `${all} 个测试点，${samples} 个样本`
      : `${measured} / ${all} 个测试点，${samples} 个样本`,
  noise: { quiet: '测量期间机器无干扰', noisy: '测量期间机器有干扰' },
  again: '新建扫描',
}
