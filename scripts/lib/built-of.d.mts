/** The commit that a build of this folder is of, or why there is none. */
export function builtOf(folder?: string): {
  readonly commit: string | null
  readonly modified: boolean | null
  readonly reason: string | null
}
