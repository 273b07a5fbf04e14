/** Chinese: what went wrong. */
import type * as english from '../en/failure.ts'
import type { Words } from '../words.ts'

export const failure: Words<typeof english.failure> = {
  details: '详细信息',
  title: {
    open: '无法打开文件',
    run: '运行失败',
    sweep: '扫描失败',
    save: '无法保存',
    compare: '这些报告无法对比',
  },
}
