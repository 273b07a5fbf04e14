import { expect, test } from 'vitest'
import { load } from '../scripts/load.ts'

const { whyBuild } = await load<{ whyBuild: () => string | undefined }>('build')

test('out/ was built from what is in src/ (npm test builds; vitest alone does not)', () => {
  expect(whyBuild()).toBeUndefined()
})
