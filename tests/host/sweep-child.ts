/** A process that sweeps and tells each sample, to be killed in the middle. */
import * as v from 'valibot'
import { sweepPlanSchema } from '../../src/shared/sweep.ts'
import { childHost } from './child-host.ts'

const [dataFolder = '', path = '', plan = ''] = process.argv.slice(2)
const host = childHost(dataFolder)
const opened = await host.openPath(path)
if (opened.kind !== 'dump') throw new Error('no dump')
host.on('sweep', event => {
  if (event.state === 'sampled') process.send?.(event.point)
})
await host.startSweep([opened.dump], v.parse(sweepPlanSchema, JSON.parse(plan)))
