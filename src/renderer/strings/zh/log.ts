/** Chinese: the log. */
import type * as english from '../en/log.ts'
import type { Words } from '../words.ts'

export const log: Words<typeof english.log> = {
  title: '日志',
  clear: '清空',
  empty: '暂无记录。',
  levels: { info: '', warning: '警告', error: '错误' },
  faults: n => `${n} 条警告或错误`,
  connected: (version, shell) => `Migrascope ${version}，运行于${shell}。`,
  openedDump: (name, variant) => `已打开“${name}”：${variant}。`,
  openedReport: name => `已打开报告“${name}”。`,
  runStarted: (label, dump) => `运行已开始：${label}，转储“${dump}”。`,
  runEnded: (outcome, throughput, rate) =>
    `运行已结束：${outcome}，${throughput}，compression-rate ${rate}。`,
  sweepStarted: points => `扫描已开始：${points} 个测试点。`,
  sweepEnded: (outcome, points) => `扫描已结束：${outcome}，${points} 个测试点。`,
  noise: cause => `机器存在干扰：${cause}`,
}
