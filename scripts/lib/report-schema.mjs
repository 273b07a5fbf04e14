/**
 * JSON Schema of a report, made from the schema that reads it: draft-07, of the file as it is written, so fields
 * with a default may be missing. Rules that JSON Schema cannot say (a level that fits its codec, an index that is
 * there) are left out; docs/report-format.md has them. Committed; a test compares it with what the sources give.
 */
import { toJsonSchema } from '@valibot/to-json-schema'
import { format } from 'prettier'
import { reportSchema } from '../../src/shared/report.ts'
import { inRoot } from './root.mjs'

export const schemaFile = inRoot('docs/report.schema.json')

/** The text of the file, made now. Needs Node 24, which runs the sources as they are. */
export async function reportSchemaText() {
  const schema = toJsonSchema(reportSchema, { typeMode: 'input', errorMode: 'ignore' })
  const named = { ...schema, title: 'Migrascope report, version 2' }
  return await format(JSON.stringify(named), { parser: 'json', printWidth: 100 })
}
