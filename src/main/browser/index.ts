/** The browser shell's one entrance. */
export { serve, type Served, type ServeOptions } from './serve.ts'
