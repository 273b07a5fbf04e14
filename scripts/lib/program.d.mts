/** Words after `node` for the command line with these of its own. */
export function programWords(...words: readonly string[]): string[]
