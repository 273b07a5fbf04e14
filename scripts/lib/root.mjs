/** Where things are in the checkout. Everything is absolute, so scripts run from any folder. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
export const inRoot = (...names) => path.join(root, ...names)

/** Where the user is: npm moves to the checkout's root first and keeps the folder in INIT_CWD. */
export const userFolder = process.env.INIT_CWD ?? process.cwd()
