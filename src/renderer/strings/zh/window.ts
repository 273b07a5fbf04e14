/** Chinese: the frame of the window: top bar, tabs, palette, shortcuts, commands. */
import type * as english from '../en/window.ts'
import type { Words } from '../words.ts'

export const app: Words<typeof english.app> = {
  name: 'Migrascope',
  tagline: '热迁移压缩性能分析器',
  loading: '正在启动…',
  noHost: 'Migrascope 没有响应',
  retry: '重试',
  open: '打开…',
  save: '保存报告',
  close: '关闭',
  dismiss: '不再显示',
}

export const exporting: Words<typeof english.exporting> = {
  button: '导出…',
  label: '将报告导出为',
  command: format => `导出：${format}`,
  formats: {
    json: 'JSON：报告本身',
    csv: 'CSV：每个样本一行',
    markdown: 'Markdown：各测量点',
    'markdown-full': 'Markdown：含机器与方法',
    'series-table': '文本：QEMU 补丁系列的表格',
    html: 'HTML：含图表的网页',
    bundle: '打包：便于转发的 zip 文件',
  },
}

export const connection: Words<typeof english.connection> = {
  connecting: '正在连接 Migrascope…',
  lost: '与 Migrascope 的连接已断开。',
  retry: seconds => `${seconds} 秒后重试。`,
  refused: '此页面需要新的链接：请打开 Migrascope 启动时输出的地址。',
  callLost: '在 Migrascope 应答之前连接就断开了。请待连接恢复后重试。',
  runLost: '运行期间连接断开，现在运行已经结束。如果是正常结束，可在最近打开的文件中找到它的报告。',
}

export const tabs: Words<typeof english.tabs> = {
  label: '视图',
  live: '实时',
  results: '结果',
  charts: '图表',
  'page-map': '页分布图',
  compare: '对比',
  environment: '环境',
}

export const theme: Words<typeof english.theme> = {
  label: '配色',
  names: { system: '跟随系统', light: '浅色', dark: '深色' },
}

export const language: Words<typeof english.language> = {
  label: '语言',
  names: { system: '跟随系统', en: 'English', zh: '中文' },
}

export const palette: Words<typeof english.palette> = {
  button: '命令',
  title: '命令',
  hint: '想做什么？',
  none: '当前没有这样的命令。',
}

export const help: Words<typeof english.help> = {
  title: '快捷键',
  close: '关闭',
  pointer: '在线程泳道中使用鼠标',
  pointers: [
    ['缩放', '滚轮；泳道可滚动时按住 Ctrl'],
    ['平移', '拖动；或按住 Shift 滚动滚轮'],
    ['选择区间', '按住 Shift 拖动'],
    ['显示全部', '双击'],
    ['将线程固定在顶部', '点击线程编号'],
  ],
}

export const keys: Words<typeof english.keys> = { Escape: 'Esc', '-': '−', Space: '空格' }

export const commands: Words<typeof english.commands> = {
  groups: {
    files: '文件',
    measure: '测量',
    views: '视图',
    timeline: '时间轴',
    window: '窗口',
  },
  names: {
    open: '打开转储或报告…',
    'open-sample': '打开内置示例',
    save: '保存报告',
    close: '关闭当前文件',
    run: '开始运行或扫描',
    cancel: '取消，并保留已完成的部分',
    'mode-run': '测量单次运行',
    'mode-sweep': '测量参数扫描',
    freeze: '冻结或恢复画面',
    'zoom-in': '放大',
    'zoom-out': '缩小',
    'pan-left': '向前平移',
    'pan-right': '向后平移',
    'zoom-all': '显示全部时间',
    range: '将当前显示范围设为区间，或清除区间',
    palette: '命令',
    help: '快捷键',
    log: '显示或隐藏日志',
    notices: '开启或关闭结束通知',
    'theme-system': '配色跟随系统',
    'theme-light': '浅色配色',
    'theme-dark': '深色配色',
    'language-system': '界面语言跟随系统',
    'language-en': '界面语言：English',
    'language-zh': '界面语言：中文',
  },
}

export const shell: Words<typeof english.shell> = { electron: '独立窗口', browser: '浏览器' }
