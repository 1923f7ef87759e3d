import type { Block, Inline } from '../../summary';

type Level = 1 | 2 | 3 | 4;

/** How a heading says its own level: 一、（一）1.（1） */
const NUMBERED: readonly (readonly [RegExp, Level])[] = [
  [/^\s*(?:第[一二三四五六七八九十百零〇]+(?:部分|章|节)|[一二三四五六七八九十百零〇]+、)/u, 1],
  [/^\s*[（(][一二三四五六七八九十百零〇]+[）)]/u, 2],
  [/^\s*\d{1,3}[.．、](?!\d)/u, 3],
  [/^\s*[（(]\d{1,3}[）)]/u, 4],
];

/** The level of each heading: by its own numbering, else by how deep it stands below the shallowest of the document. */
export function headingLevels(
  blocks: readonly Block[],
): (block: Extract<Block, { readonly kind: 'heading' }>) => Level {
  const depths = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
  const least = Math.min(6, ...depths);
  return ({ level, inline }) => numberedLevel(textOf(inline)) ?? (Math.min(4, level - least + 1) as Level);
}

export const numberedLevel = (text: string): Level | null =>
  NUMBERED.find(([pattern]) => pattern.test(text))?.[1] ?? null;

function textOf(inline: readonly Inline[]): string {
  return inline.map((each) => ('text' in each ? each.text : 'inline' in each ? textOf(each.inline) : '')).join('');
}
