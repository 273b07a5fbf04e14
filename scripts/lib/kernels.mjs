/**
 * The kernels: src/kernels/NAME.ts, AssemblyScript, each compiled to WebAssembly and kept as a module of one
 * string beside the code that runs it. The output is committed, so that neither a build nor a test needs the
 * compiler; a test compares it with what the sources give.
 */
import { readdirSync, readFileSync } from 'node:fs'
import asc from 'assemblyscript/asc'
import { inRoot } from './root.mjs'

const FOLDER = 'src/kernels'

export const kernelNames = () =>
  readdirSync(inRoot(FOLDER))
    .filter(name => name.endsWith('.ts'))
    .map(name => name.slice(0, -'.ts'.length))
    .sort()

/** Where the output of a kernel is kept. */
export const outputOf = name => inRoot(`src/workers/kernels/${name}.ts`)

/**
 * WebAssembly of an entry file.
 * @param entry without `.ts`
 * @param sources text by file name, for entries that are no file
 * @param options of the compiler, beside those that every kernel has
 * @returns bytes; throws with the compiler's words
 */
export async function compile(entry, sources = {}, options = []) {
  let bytes
  const { error, stderr } = await asc.main(
    [
      `${entry}.ts`,
      ...['--outFile', `${entry}.wasm`],
      // The kernels allocate nothing: their memory is laid out by hand.
      ...['--runtime', 'stub', '--use', 'abort=', '--noAssert'],
      ...options,
    ],
    {
      readFile: file => {
        if (sources[file] !== undefined) return sources[file]
        try {
          return readFileSync(inRoot(FOLDER, file), 'utf8')
        } catch {
          return null
        }
      },
      writeFile: (file, contents) => {
        if (file === `${entry}.wasm`) bytes = contents
      },
      listFiles: () => [],
    },
  )
  if (error) throw new Error(`${FOLDER}/${entry}.ts does not compile: ${error.message}\n${stderr}`)
  return bytes
}

const FAST = ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--enable', 'simd']

/** The text of the output module, compiled now. Throws with the compiler's words. */
export async function compileKernel(name) {
  const text = Buffer.from(await compile(name, {}, FAST)).toString('base64')
  return `/** Made from src/kernels/${name}.ts by \`npm run kernels\`: WebAssembly, base64. */\nexport const wasm =\n  '${text}'\n`
}
