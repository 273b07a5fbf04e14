/** English: the charts of results. */
import { plural } from './plural.ts'

export const charts = {
  asTable: 'The figures as a table',
  moreRows: (n: number) => `${n} more ${plural(n, 'row is', 'rows are')} in the CSV file.`,
  savePng: (title: string) => `PNG: save ${title} as a picture`,
  saveCsv: (title: string) => `Save as CSV: ${title}`,
  noPicture: 'The browser could not make the picture.',
  scaling: {
    title: 'Throughput against threads',
    empty:
      'It takes points of different numbers of threads: sweep over threads to see how it scales.',
    noSeries: 'No series fits, or none was measured with one thread.',
    filter: 'Series, as zlib-* 4K',
    relative: 'as multiples of one thread',
    published: 'curves of the series (v2, v3)',
    publishedNote:
      'The published curves are of zlib level 1 on the machine of the series’ author, as multiples of one thread.',
    publishedAs: (version: string) => `${version} as published`,
    ideal: 'ideal',
    xTitle: 'Threads',
    yTitle: 'Throughput, MB/s',
    yRelative: '× one thread',
    efficiency: 'Efficiency',
    series: 'Series',
    throughput: 'Throughput',
    low: '95 % from',
    high: '95 % to',
    threads: (n: number) => `${n} ${plural(n, 'thread', 'threads')}`,
    peak: (name: string, most: string, threads: number) =>
      `${name} is fastest: ${most} with ${threads} ${plural(threads, 'thread', 'threads')}.`,
    rise: (name: string, one: string, most: string, threads: number) =>
      `${name} is fastest: from ${one} with one thread to ${most} with ${threads}`,
    of: (times: string, efficiency: string) => `, ${times} at an efficiency of ${efficiency}.`,
    some: (n: number, all: number) => `The fastest ${n} of ${all} series are drawn.`,
    bars: 'Bars are 95 % intervals of the median; efficiency is throughput ÷ (threads × one thread).',
  },
  pareto: {
    title: 'Ratio against speed',
    empty: 'It takes two points or more with a ratio.',
    threads: 'Threads',
    dump: 'Dump',
    all: 'all',
    xTitle: 'compression-rate',
    yTitle: 'Throughput, MB/s',
    front: 'front',
    imported: 'imported',
    caption: (front: number, all: number) =>
      `${front} of ${all} points are on the front: no other point is both as fast and as small. Every other point is beaten by one of these.`,
    ends: (fastest: string, speed: string, smallest: string, ratio: string) =>
      `It goes from ${fastest} (${speed}) to ${smallest} (ratio ${ratio}).`,
    point: 'Point',
    codec: 'Codec',
    throughput: 'Throughput',
    ratio: 'Ratio',
    onFront: 'On the front',
    yes: 'yes',
    no: 'no',
  },
  latency: {
    title: 'Times of single requests',
    empty: 'No point has request times: they are taken in sweeps and runs of this version.',
    point: 'Point',
    wait: 'wait for a thread',
    run: 'in the thread',
    xTitle: 'Percentile',
    yTitle: 'Time',
    caption: (label: string, run: string, run99: string, wait: string, wait99: string) =>
      `${label}: half of the requests took up to ${run} in the thread, 99 % up to ${run99}; before that they waited ${wait} and ${wait99}.`,
    sample: (n: number) =>
      n === 1 ? '' : `Of ${n} samples the one in the middle by throughput is drawn.`,
    percentile: 'Percentile',
  },
  time: {
    title: 'Where the time goes',
    empty: 'Nothing was measured.',
    show: 'Show',
    phases: 'submitter, by phase',
    states: 'threads, by state',
    xTitle: 'Share of the wall time',
    row: 'Point',
    thread: (n: number) => `thread ${n}`,
    phase: {
      read: 'read',
      scan: 'scan',
      submit: 'submit',
      wait: 'wait',
      drain: 'drain',
    },
    state: {
      busy: 'busy',
      blocked: 'blocked',
      waiting: 'waiting',
      parked: 'not counted',
    },
    phaseCaption: (label: string, phase: string, share: string) =>
      `The submitter of ${label} spent most of its time, ${share}, on: ${phase}.`,
    stateCaption: (label: string, share: string) =>
      `The threads of ${label} were busy ${share} of the time.`,
    some: (n: number, all: number) => `${n} of ${all} points are drawn, the fastest.`,
  },
} as const
