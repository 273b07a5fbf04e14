/** Chinese: the start screen and the file picker. */
import type * as english from '../en/start.ts'
import type { Words } from '../words.ts'

export const start: Words<typeof english.start> = {
  title: '打开内存转储',
  drop: '将转储或报告拖放到窗口任意位置',
  formats: '原始内存、ELF core、kdump、QEMU 迁移流、libvirt 保存镜像、LiME、AVML、Windows 崩溃转储',
  open: '打开…',
  openReport: '打开已保存的报告…',
  sampleTitle: '打开内置示例',
  sampleText: '由种子生成的 64 MiB 客户机内存。无需下载，可立即运行。',
  recent: '最近打开',
  noRecent: '打开过的文件和已完成运行的报告会显示在这里。',
  opening: name => `正在打开“${name}”…`,
  openingAny: '正在打开…',
  sampleName: '内置示例',
  removeRecent: name => `从最近打开的文件中移除“${name}”`,
  removed: name => `已从最近打开的文件中移除“${name}”。`,
  undo: '撤销',
  kind: { dump: '转储', report: '报告' },
  dropHere: '松开即可打开',
  runFirst: '正在运行。请先取消或等待其结束，再打开其他文件。',
  noReport: name => `${name} 既不是报告，也不是报告包。`,
  reportTooLarge: limit => `报告最大为 ${limit}，此文件超出了上限。`,
}

export const picker: Words<typeof english.picker> = {
  title: '打开文件',
  up: '上级文件夹',
  name: '名称',
  size: '大小',
  folder: '文件夹',
  empty: '此文件夹为空。',
  cut: '文件夹内容过多，此处未全部列出。',
  cancel: '取消',
  help: '方向键移动，Enter 打开，Backspace 返回上级。',
}

export const recovered: Words<typeof english.recovered> = {
  title: '未完成',
  why: 'Migrascope 在执行以下任务时中断；已测得的数据均已保留。',
  kind: { run: '运行', sweep: '扫描' },
  samples: n => `${n} 个样本`,
  open: '作为报告打开',
  resume: '继续',
  forget: '丢弃',
  forgotten: title => `已丢弃“${title}”。`,
}
