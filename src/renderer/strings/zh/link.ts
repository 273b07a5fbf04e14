/** Chinese: which setting moves a guest fastest over a link. */
import type * as english from '../en/link.ts'
import type { Words } from '../words.ts'

export const link: Words<typeof english.link> = {
  title: '经由链路迁移',
  speed: '链路',
  speedHint: '10 Gbit/s、934M、1250MB/s；留空表示不指定',
  presets: '常见链路',
  preset: speed => `${speed} 链路`,
  more: '更多',
  dirtyRate: '脏页速率',
  dirtyHint: '200MB/s 或 50000pages/s；留空表示客户机不写内存',
  downtime: '停机时间上限',
  downtimeHint: '300ms、1s：客户机可以暂停多久',
  nothing: '没有可与链路比较的测量结果。',
  noLink: '指定一条链路，即可看到哪种设置迁移客户机最快。',
  assumptions:
    '以下为推算，而非测量：压缩、发送与解压同时进行，由最慢的一个决定速度；对端解压与本机一样快；链路上没有其他流量；重新写入的页按平均压缩率压缩。',
  none: '不压缩',
  noneOn: threads => `不压缩（${threads} 个线程）`,
  setting: (codec, level, size, threads) => `${codec} ${level} 级、请求 ${size}、${threads} 个线程`,
  thisGuest: '此客户机',
  between: '',
  by: { codec: '编解码器', link: '链路', decompress: '解压', copying: '复制' },
  alone: (link, name, guest, time, limit) =>
    `经由 ${link}，“${name}”迁移${guest}需要 ${time}；受限于${limit}。`,
  than: factor => `，为不压缩的 ${factor} 倍`,
  fastest: (link, name, guest, time, than, limit) =>
    `经由 ${link}，“${name}”迁移${guest}最快：${time}${than}；受限于${limit}。`,
  named: (name, time) => `${name}（${time}）`,
  others: n => `另外 ${n} 种设置`,
  tie: (link, names, guest, than, limit) =>
    `经由 ${link}，以下设置之间未见差异：${names.join('，')}；它们迁移${guest}最快${than}；第一种受限于${limit}。`,
  unsure: n => `样本太少，无法确定：每种设置需要 ${n} 个样本。`,
  converges: (rate, iterations, total, downtime, limit) =>
    `每秒重新写入 ${rate.replace('/s', '')} 时，经 ${iterations} 轮迭代收敛：total-time ${total}，预计停机时间 ${downtime}（上限 ${limit}）。`,
  tooBusy: (rate, moved, whole, limit) =>
    `每秒重新写入 ${rate.replace('/s', '')} 时不收敛：最多只能迁移 ${moved}，整个客户机需要 ${whole}，而停机时间上限为 ${limit}。`,
  neverStill: (rate, limit) =>
    `每秒重新写入 ${rate.replace('/s', '')} 时不收敛：${limit} 的停机时间永远不够。`,
  ranges: '各链路速度下最快的设置（按中位数）',
  upTo: speed => `${speed} 以下`,
  fromTo: (from, to) => `${from} 至 ${to}`,
  above: speed => `${speed} 以上`,
  anySpeed: '任何速度',
  limits: { codec: '编解码器', link: '链路', decompress: '解压' },
  mark: '经由链路最快',
  alike: '经由链路同样快',
  tied: '未见差异',
  columns: {
    effective: '经由链路',
    limit: '受限于',
    time: '时间',
    totalTime: '总时间',
    downtime: '停机时间',
  },
  hints: {
    overLink:
      '每秒迁移的客户机内存：吞吐量、链路 ÷ 每客户机字节发送的字节数、解压速度三者中的最小值',
    linkLimit: '三者中由哪一个决定速度',
    linkTime: '完整传输客户机一遍的时间',
    linkTotal: '按脏页速率进行预拷贝，直到客户机在对端运行',
    linkDowntime: '预拷贝结束时客户机暂停多久',
  },
  noEnd: '不收敛',
  chart: {
    title: '有效速率与链路速度',
    xTitle: '链路，Gbit/s',
    yTitle: '迁移的客户机内存，MB/s',
    here: '您的链路',
    dump: '转储',
    some: (n, all) => `${all} 种在某处最快的设置中绘制了 ${n} 种。`,
    caption: '受链路限制时曲线上升，受编解码器或解压限制时变平；色带为 95 % 置信区间。',
    setting: '设置',
    link: '链路',
    rate: '有效速率',
    low: '95 % 下限',
    high: '95 % 上限',
    limit: '受限于',
    time: '时间',
  },
}
