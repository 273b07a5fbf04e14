/** Says before a measurement that may take an hour, not after it, that its report could not be saved. */
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { MigrascopeError } from '../../shared/failure.ts'

/** @throws MigrascopeError `io` */
export async function mustBeWritable(folder: string): Promise<void> {
  try {
    await access(folder, constants.W_OK)
  } catch (cause) {
    const message = `No report can be saved in ${folder}: it is not there, or may not be written to.`
    throw new MigrascopeError('io', message, { folder }, cause)
  }
}
