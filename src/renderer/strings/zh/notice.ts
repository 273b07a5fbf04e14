/** Chinese: the notes that tell of what ended unseen. */
import type * as english from '../en/notice.ts'
import type { Words } from '../words.ts'

export const notice: Words<typeof english.notice> = {
  label: '结束时通知',
  hints: {
    on: '耗时超过 10 秒的任务结束时，若此窗口不在前台，将以系统通知告知。',
    off: '按下后，耗时超过 10 秒的任务结束而此窗口不在前台时，将以系统通知告知。',
  },
  blocked: '浏览器不允许此页面发送通知。请在浏览器设置中允许此页面的通知，然后再按一次。',
  titles: {
    run: {
      done: '运行已完成',
      cancelled: '运行已取消',
      recovered: '运行已恢复',
      failed: '运行失败',
    },
    sweep: {
      done: '扫描已完成',
      cancelled: '扫描已取消',
      recovered: '扫描已恢复',
      failed: '扫描失败',
    },
  },
  title: (what, dump) => `${what}：${dump}`,
  run: (throughput, rate) => `${throughput}，compression-rate ${rate}`,
  sweep: (points, fastest, throughput) => `${points} 个点；最快的是 ${fastest}，${throughput}`,
  nothing: '没有测量到任何数据。',
}
