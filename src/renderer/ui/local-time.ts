/** Times as the reader's own clock shows them. */
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
})

/** ISO 8601 in, date and time out; what is no time stays as it is. */
export function localTime(iso: string): string {
  const ms = Date.parse(iso)
  return Number.isNaN(ms) ? iso : full.format(ms)
}

/** Milliseconds since 1970 in, `14:03:27` out. */
export const clockTime = (ms: number) => clock.format(ms)
