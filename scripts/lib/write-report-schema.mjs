/** What `npm run schema` runs, under Node 24. */
import { writeFileSync } from 'node:fs'
import { reportSchemaText, schemaFile } from './report-schema.mjs'

writeFileSync(schemaFile, await reportSchemaText())
