/** The scripts of docs/fleet with real shards, tiny ones; GNU parallel's is left out where it is not installed. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Report } from '../../src/shared/report.ts'
import { rawPages } from '../host/host.ts'
import { cliChild, runCliChild, temporaryFolder } from './start-cli.ts'

const fleet = path.resolve(import.meta.dirname, '../../docs/fleet')
const killedOnce = path.join(import.meta.dirname, 'killed-once-child.ts')
const version = spawnSync('parallel', ['--version'], { encoding: 'utf8' })
const hasParallel = version.status === 0 && version.stdout.includes('GNU')
if (!hasParallel) process.stderr.write('GNU parallel is not installed: parallel.sh is not tested\n')

const words = [
  ...['--codec', 'none', '--codec', 'lz4:1', '--threads', '1,2', '--repeat', '2'],
  ...['--precision', '0%', '--warm-up', '0', '--arena', '16M', '--json'],
]

const reportAt = (...parts: string[]) =>
  JSON.parse(readFileSync(path.join(...parts), 'utf8')) as Report

/** All that neither the machine nor the clock decides. */
const withoutTimes = ({ plan, command, outcome, dumps, tool, points, ceilings }: Report) => ({
  ...{ plan, command, outcome, dumps, tool },
  ceilings: ceilings.map(({ kind, dump, codec }) => ({ kind, dump, codec })),
  points: points.map(({ settings, codecVersion, dump, samples }) => ({
    ...{ settings, codecVersion, dump },
    samples: samples.map(({ result: { pages, bytesIn, compressedSize } }) => ({
      ...{ pages, bytesIn, compressedSize },
    })),
  })),
})

test.skipIf(!hasParallel)(
  'four shards by parallel, one killed and run again, merge to the whole',
  async () => {
    using folder = temporaryFolder()
    writeFileSync(path.join(folder.path, 'guest.raw'), rawPages(200))
    const memory = path.join(folder.path, 'was-killed')
    const env = {
      ...process.env,
      MIGRASCOPE: `${process.execPath} ${killedOnce} ${memory}`,
      MIGRASCOPE_DATA: path.join(folder.path, 'data'),
      PARALLEL_HOME: path.join(folder.path, 'parallel'),
    }
    const script = [path.join(fleet, 'parallel.sh'), 'reports', '4', 'guest.raw', ...words]
    const child = spawn('sh', script, { cwd: folder.path, env, stdio: 'ignore' })
    expect((await once(child, 'exit'))[0]).toBe(0)
    expect(existsSync(memory)).toBe(true)
    const merged = reportAt(folder.path, 'reports', 'whole.migrascope.json')
    const whole = ['sweep', 'guest.raw', ...words, '--report', 'whole.json']
    expect((await runCliChild(whole, folder.path)).code).toBe(0)
    expect(withoutTimes(merged)).toEqual(withoutTimes(reportAt(folder.path, 'whole.json')))
    const before = reportAt(folder.path, 'reports', '2.migrascope.json').createdAt
    // Again: nothing is measured, and the merge is the same.
    const again = spawn('sh', script, { cwd: folder.path, env, stdio: 'ignore' })
    expect((await once(again, 'exit'))[0]).toBe(0)
    expect(reportAt(folder.path, 'reports', '2.migrascope.json').createdAt).toBe(before)
    expect(reportAt(folder.path, 'reports', 'whole.migrascope.json')).toEqual(merged)
  },
  300_000,
)

test.skipIf(process.platform === 'win32')(
  'a task of Slurm that runs out of time keeps what it measured and is queued again',
  async () => {
    using folder = temporaryFolder()
    writeFileSync(path.join(folder.path, 'guest.raw'), rawPages(200))
    const queue = path.join(folder.path, 'scontrol')
    writeFileSync(queue, '#!/bin/sh\necho "$@" >> queued\n')
    chmodSync(queue, 0o755)
    const report = path.join(folder.path, 'reports', '00001.migrascope.json')
    const env = {
      ...process.env,
      PATH: `${folder.path}:${process.env['PATH'] ?? ''}`,
      MIGRASCOPE: `${process.execPath} ${cliChild}`,
      MIGRASCOPE_DATA: path.join(folder.path, 'data'),
      ...{ SLURM_ARRAY_JOB_ID: '7', SLURM_ARRAY_TASK_ID: '1', SLURM_ARRAY_TASK_COUNT: '2' },
    }
    const task = () => {
      const script = [
        path.join(fleet, 'slurm.sh'),
        'reports',
        'guest.raw',
        ...words,
        '--repeat',
        '900',
      ]
      const child = spawn('bash', script, {
        cwd: folder.path,
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      child.stdout.resume()
      return child
    }
    const first = task()
    await once(first.stdout, 'data')
    first.kill('SIGTERM')
    expect((await once(first, 'exit'))[0]).toBe(130)
    expect(readFileSync(path.join(folder.path, 'queued'), 'utf8')).toBe('requeue 7_1\n')
    expect(reportAt(report).outcome).toBe('cancelled')
    expect(existsSync(`${report}.journal.jsonl`)).toBe(true)
  },
)
