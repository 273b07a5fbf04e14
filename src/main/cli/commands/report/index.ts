/** `migrascope report`: what is done with saved reports. With a file alone it shows it. */
import type { Command } from '../../command.ts'
import { nearest } from '../../nearest.ts'
import { UsageError } from '../../usage-error.ts'
import { compare } from './compare.ts'
import { exported } from './export.ts'
import { imported } from './import.ts'
import { merge } from './merge.ts'
import { show } from './show.ts'
import { validate } from './validate.ts'

const parts: readonly Command[] = [show, exported, compare, validate, merge, imported]
const names = parts.map(({ name }) => name)

export const report: Command = {
  ...show,
  name: 'report',
  summary: 'show, export, compare, check or join saved reports',
  usage: 'migrascope report COMMAND …, or migrascope report FILE [--json]',
  parts,

  async run(parsed, context) {
    const [word = '', ...rest] = parsed.words
    if (rest.length > 0) {
      const close = nearest(word, names)
      throw new UsageError(
        `report takes one file, or one of ${names.join(', ')} first, not '${word}'`,
        close === undefined ? undefined : `did you mean report ${close}?`,
      )
    }
    return await show.run(parsed, context)
  },
}
