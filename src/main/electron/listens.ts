/**
 * Electron's emitters one event at a time: a part is declared as the events it is listened to for, and
 * Electron's own objects must fit each of them.
 */
export interface Listens<E extends string, V extends readonly unknown[] = []> {
  on(event: E, listener: (...values: V) => void): unknown
}

export interface Preventable {
  preventDefault(): void
}
