#!/usr/bin/env node
/** `npm run schema`: writes docs/report.schema.json after the schema of reports was changed. */
import { run } from './lib/child.mjs'
import { prepare } from './lib/prepare.mjs'
import { inRoot, root } from './lib/root.mjs'
import { script } from './lib/say.mjs'

await script(async () => {
  const node = await prepare({ built: false })
  return (await run(node, [inRoot('scripts/lib/write-report-schema.mjs')], { cwd: root })).code
})
