/** Chinese: what is known of a dump. */
import type * as english from '../en/facts.ts'
import type { Words } from '../words.ts'

export const facts: Words<typeof english.facts> = {
  title: '转储',
  dump: '报告所用的转储',
  format: '格式',
  creator: '生成程序',
  machine: '机器类型',
  notRecorded: '未记录',
  fileSize: '文件大小',
  noFile: '无文件',
  pageSize: '页大小',
  guest: '客户机内存',
  pages: '页数',
  zero: '零页',
  excluded: '已排除',
  missing: '缺失',
  repeated: '重复发送',
  passes: '迭代轮数',
  compression: '文件内压缩',
  counting: '正在统计…',
  notCounted: '未统计',
  count: '统计',
  countingLabel: '已统计的零页',
  blocks: n => `${n} 个内存块`,
  block: '内存块',
  first: '首地址',
  last: '末地址',
  size: '大小',
  warnings: n => `${n} 条警告`,
}
