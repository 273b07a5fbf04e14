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
  sentence: title => `${title}。`,
  line: (title, text) => `${title}：${text}`,
  withOriginal: (text, original) => `${text}（${original}）`,
  codes: {
    'bad-argument': '参数无效。请检查所填的值。',
    'bad-format': '文件格式无法识别，或内容已损坏。请确认文件完整，或换用其他转储。',
    'bad-report': '报告内容无效。请确认文件由 Migrascope 保存且未被改动。',
    busy: '已有任务正在进行。请等待其结束，或先将其取消。',
    cancelled: '操作已取消。',
    'codec-unavailable': '该编解码器在当前环境中不可用。请选择其他编解码器。',
    'disk-full': '磁盘空间不足。请清理空间后重试。',
    'empty-file': '文件为空。请选择其他文件。',
    'file-changed': '文件在使用期间发生了变化。请待写入完成后重新打开。',
    'file-not-found': '找不到文件，可能已被移动或删除。请检查路径后重试。',
    internal: 'Migrascope 内部出错。请重试；若仍然出现，请附上详细信息反馈问题。',
    io: '读写失败。请检查磁盘或连接，然后重试。',
    'newer-report': '该报告由更新版本的 Migrascope 生成。请升级后再打开。',
    'no-permission': '没有访问权限。请检查文件或文件夹的权限。',
    'not-comparable': '这些报告之间没有可以对比的测试点。请选择其他报告。',
    'not-a-file': '所选的不是普通文件。请选择一个文件。',
    'not-allowed': '当前窗口不允许此操作。',
    'thread-died': '工作线程意外终止。请重试；如果内存不足，请减少线程数。',
    'thread-failed': '工作线程出错。请重试，或换用其他编解码器。',
    'too-large': '内容过大，超出了上限。请选择较小的文件。',
    truncated: '文件不完整，内容在中途截断。请重新获取该文件。',
    'unknown-id': '所请求的对象已不存在。请重新打开。',
    'verify-mismatch': '校验不通过：解压后的页与原始内容不一致。请更换编解码器，并反馈此问题。',
  },
}
