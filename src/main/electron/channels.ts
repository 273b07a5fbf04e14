/** The IPC channels: main and preload must agree on these names, and there are no others. */

/** Renderer to main, answered: a call of the contract, by name and argument. */
export const CALL = 'migrascope:call'
/** Renderer to main, answered: open the file at a path that the preload found out. */
export const OPEN_DROPPED = 'migrascope:open-dropped'
/** Main to renderer: an event of the contract, by name and value. */
export const EVENT = 'migrascope:event'
