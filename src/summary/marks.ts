/** Stands for number `i` while Markdown is parsed: a private-use character on each side, which texts do not have. */
export const mark = (i: number): string => `\uE000${i}\uE001`;
export const MARK = /\uE000(\d+)\uE001/g;
/** The same, by its first group where it is all of a rendered paragraph, else by its second. */
export const MARK_OR_ALONE = /<p>\uE000(\d+)\uE001<\/p>|\uE000(\d+)\uE001/g;
/** The text without such characters of its own. */
export const unmarked = (text: string): string => text.replace(/[\uE000\uE001]/g, ' ');
