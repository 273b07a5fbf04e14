/** One of something, or many of it: the word that fits the number. */
export const plural = (n: number, one: string, many: string) => (n === 1 ? one : many)
