/** Whether somebody looks at the page: it is in sight and in front. */
export const isSeen = (): boolean => !document.hidden && document.hasFocus()
