import { flushPromises } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { ref } from 'vue'
import { usePageMap } from '../../../src/renderer/session/use-page-map.ts'
import type { Bridge } from '../../../src/shared/bridge.ts'
import type { Answer } from '../../../src/shared/contract.ts'
import type { Result } from '../../../src/shared/failure.ts'
import { mapOf } from './a-map.ts'

type Reply = Result<Answer<'pageMap'>>

/** Answers when told. */
function pending() {
  const waiting: { readonly dump: string; readonly answer: (reply: Reply) => void }[] = []
  const bridge = {
    pageMap: ({ dump }: { dump: string }) =>
      new Promise<Reply>(answer => waiting.push({ dump, answer })),
  } as Partial<Bridge> as Bridge
  return { bridge, waiting }
}
const mapWith = (pages: number) => mapOf([{ address: 0, pages }], 1).map

test('asked for with each dump and each change; a late answer about another one is dropped', async () => {
  const { bridge, waiting } = pending()
  const dump = ref<string>()
  const changes = ref(0)
  const { map } = usePageMap(
    bridge,
    () => dump.value,
    () => changes.value,
  )
  expect(waiting).toHaveLength(0)
  dump.value = 'a'
  await flushPromises()
  dump.value = 'b'
  await flushPromises()
  expect(waiting.map(one => one.dump)).toEqual(['a', 'b'])
  waiting[1]?.answer({ ok: true, value: mapWith(2) })
  waiting[0]?.answer({ ok: true, value: mapWith(1) })
  await flushPromises()
  expect(map.value?.pages).toHaveLength(2)
  changes.value++
  await flushPromises()
  // The old one stays until the new one is there.
  expect(map.value?.pages).toHaveLength(2)
  waiting[2]?.answer({ ok: true, value: mapWith(3) })
  await flushPromises()
  expect(map.value?.pages).toHaveLength(3)
  dump.value = undefined
  await flushPromises()
  expect(map.value).toBeNull()
  expect(waiting).toHaveLength(3)
})

test('a failure is told, and gone with the next answer', async () => {
  const { bridge, waiting } = pending()
  const changes = ref(0)
  const { map, failure } = usePageMap(
    bridge,
    () => 'a',
    () => changes.value,
  )
  waiting[0]?.answer({ ok: false, failure: { code: 'unknown-id', message: 'Not open.' } })
  await flushPromises()
  expect(failure.value?.code).toBe('unknown-id')
  changes.value++
  await flushPromises()
  waiting[1]?.answer({ ok: true, value: mapWith(1) })
  await flushPromises()
  expect(failure.value).toBeUndefined()
  expect(map.value).not.toBeNull()
})
