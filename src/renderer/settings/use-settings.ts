/** The run bar's settings as reactive state: always valid, kept in the browser's storage on every change. */
import { ref, type Ref } from 'vue'
import { codecTraits, type CodecId } from '../../shared/codecs.ts'
import type { HostFacts } from '../../shared/contract.ts'
import { defaultSettings, type RunSettings } from '../../shared/settings.ts'
import { loadSettings, storeSettings } from './stored-settings.ts'

export interface SettingsModel {
  readonly settings: Readonly<Ref<RunSettings>>
  /** Takes over what was stored, once the host has said what it can do. */
  readonly restore: (host: HostFacts) => void
  readonly change: (part: Partial<RunSettings>) => void
  /** Another codec has other levels: the level goes to the codec's default. */
  readonly chooseCodec: (codec: CodecId) => void
}

export function useSettings(storage: Storage = window.localStorage): SettingsModel {
  const settings = ref<RunSettings>(defaultSettings)
  const change = (part: Partial<RunSettings>) => {
    settings.value = { ...settings.value, ...part }
    storeSettings(storage, settings.value)
  }
  return {
    settings,
    change,
    restore: host => (settings.value = loadSettings(storage, host)),
    chooseCodec: codec => change({ codec, level: codecTraits[codec].level.default }),
  }
}
