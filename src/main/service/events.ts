/** Carries the host's events to a shell's sink until the returned function is called. */
import type { EventName, EventValue } from '../../shared/contract.ts'
import type { Host } from '../host.ts'

export type EventSink = <K extends EventName>(event: K, value: EventValue<K>) => void

/** Forwards every event of `host`; shells add `command` and `opened` of their own. */
export function forwardEvents(host: Host, sink: EventSink): () => void {
  const stops = [
    host.on('run', value => sink('run', value)),
    host.on('sweep', value => sink('sweep', value)),
    host.on('census', value => sink('census', value)),
    host.on('recents', value => sink('recents', value)),
    // A copy: sinks may still hold it when the host fills its figures anew.
    host.on('live', value => sink('live', new Float64Array(value))),
  ]
  return () => stops.forEach(stop => stop())
}
