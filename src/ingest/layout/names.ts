import { ofTwoTongues } from './cells';
import { resolveIndicator, type Catalog } from '../../catalog';

const NUMBERING =
  /^(?:第?[一二三四五六七八九十]{1,3}[、.．]|[A-H]、|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）][、.]?|\d{1,2}[、．]|\d{1,2}\.(?!\d)|[①-⑳⒈-⒛]|[ivx]{1,4}[.)]\s)\s*/iu;
const PART = /^(?:[#＃*☆★·]\s*[:：]?\s*|(?:其中|内含|of which|including)\s*[:：,，]?\s*)/iu;

/** A stub's text taken apart: how far it stands to the right, its numbering's level (0: none), whether it is part of what is above. */
export interface StubText {
  readonly name: string;
  readonly indent: number;
  readonly level: number;
  readonly part: boolean;
}

/** `　　其中：发明专利` → 发明专利, a part, four to the right; `（一）农业` → 农业, level 2. */
export function stubText(raw: string): StubText {
  const blanks = /^[\s\u3000]*/.exec(raw)?.[0] ?? '';
  const indent = [...blanks].reduce((n, c) => n + (c === '\u3000' ? 2 : c === '\t' ? 4 : 1), 0);
  let name = raw.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const numbering = NUMBERING.exec(raw.trim())?.[0] ?? '';
  if (numbering !== '') name = raw.trim().slice(numbering.length).normalize('NFKC').replace(/\s+/g, ' ').trim();
  const part = PART.exec(name)?.[0] ?? '';
  name = name.slice(part.length).replace(/^[-—–·]+\s*/, '');
  // 总　计 is spread out to the width of the names below it.
  if (/^\p{Script=Han}(?: \p{Script=Han}){1,3}$/u.test(name)) name = name.replace(/ /g, '');
  return { name: name === '' ? raw.trim() : ofTwoTongues(name), indent, level: levelOf(numbering), part: part !== '' };
}

function levelOf(numbering: string): number {
  if (numbering === '') return 0;
  if (/^第?[一二三四五六七八九十]+[、.．]/u.test(numbering)) return 1;
  if (/^[（(][一二三四五六七八九十]/u.test(numbering)) return 2;
  return /^\d/.test(numbering) ? 3 : 4;
}

/**
 * What a part is called together with the whole above it: 专利申请量 and 发明专利 are 发明专利申请量 where the catalog knows that name, else
 * `专利申请量 发明专利`.
 */
export function composed(whole: string, part: string, catalog: Catalog): string {
  const known = (name: string): boolean => 'indicator' in resolveIndicator(catalog, name);
  const joined = [`${part}${afterOverlap(part, whole)}`, `${whole}${part}`, `${part}${whole}`].find(known);
  return joined ?? `${whole} ${part}`;
}

/** 发明专利 + 专利申请量: what is left of the second after the longest end of the first with which it begins. */
function afterOverlap(first: string, second: string): string {
  for (let n = Math.min(first.length, second.length); n > 0; n--)
    if (first.endsWith(second.slice(0, n))) return second.slice(n);
  return second;
}

/** 按行业分, 按登记注册类型分组, By Sex. */
const DIVIDES = /^(?:其中|[#＃])?\s*[:：]?\s*按.{1,14}(?:划?分|分组|分类|构成)(?:组|类)?[:：]?$|^by [a-z ]{3,30}$/i;
export const isDivision = (text: string): boolean => DIVIDES.test(text);
