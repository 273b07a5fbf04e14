/** A task of piscina and tinypool, as both document it: the file's default export. It does nothing. */
export default (): undefined => undefined
