/** The scripts are plain JavaScript, run before anything is installed; the test says what it takes them for. */
export async function load<T>(name: string): Promise<T> {
  const url = new URL(`../../scripts/lib/${name}.mjs`, import.meta.url)
  return (await import(/* @vite-ignore */ url.href)) as T
}
