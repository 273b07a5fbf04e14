/** A process that runs the slowest job on a dump, to be killed in the middle. */
import { defaultSettings, MiB } from '../../src/shared/settings.ts'
import { childHost } from './child-host.ts'

const [dataFolder = '', path = ''] = process.argv.slice(2)
const host = childHost(dataFolder)
const opened = await host.openPath(path)
if (opened.kind !== 'dump') throw new Error('no dump')
await host.startRun(opened.dump, {
  ...defaultSettings,
  ...{ codec: 'zlib', level: 9, threads: 1, source: 'disk', arenaBytes: 16 * MiB },
})
