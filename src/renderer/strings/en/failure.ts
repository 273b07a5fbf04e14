/** English: what went wrong. */

export const failure = {
  details: 'Details',
  title: {
    open: 'Could not open the file',
    run: 'The run failed',
    sweep: 'The sweep failed',
    save: 'Could not save',
    compare: 'These reports cannot be compared',
  },
} as const
