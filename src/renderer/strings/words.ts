/**
 * The type that English gives to the other languages: the same keys, functions of the same parameters, lists of
 * the same length. A key too few or too many is a type error.
 */
export type Words<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => infer R
    ? (...parameters: P) => Words<R>
    : { readonly [K in keyof T]: Words<T[K]> }
