import type { Inline } from '../../summary';
import type { DocInline } from '../docx/blocks';
import type { OfficialNumber, OfficialPlace } from './document';

interface Style {
  readonly bold?: true;
  readonly stressed?: true;
}

/** Running text as the writer takes it, each number in its place as one that stays bound. */
export function inlineParts(inline: readonly Inline[], places: readonly OfficialPlace[]): readonly DocInline[] {
  return joined(parts(inline, places, {}));
}

function parts(inline: readonly Inline[], places: readonly OfficialPlace[], style: Style): readonly DocInline[] {
  return inline.flatMap((each): readonly DocInline[] => {
    switch (each.kind) {
      case 'text':
      case 'code':
        return [{ text: each.text, ...style }];
      case 'strong':
        return parts(each.inline, places, { ...style, bold: true });
      case 'emphasis':
        return parts(each.inline, places, { ...style, stressed: true });
      case 'break':
        return [{ text: '', breaks: true }];
      case 'number': {
        const number = places[each.index];
        return number?.kind === 'number'
          ? [{ text: number.shown, bound: { id: number.id, title: titleOf(number) }, ...style }]
          : [];
      }
    }
  });
}

/** What Word shows on the control: the id, by which it is known, and what it asks. */
const titleOf = ({ id, expression }: OfficialNumber): string => `${id} ${expression}`.trim();

const HAN = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—]/u;

/** Where a line of the source ends no space stands between Chinese characters, and one between words. */
function joined(list: readonly DocInline[]): readonly DocInline[] {
  return list.map((part, i) => {
    if (!part.text.includes('\n')) return part;
    const text = part.text.replace(/[ \t]*\n[ \t]*/g, (_, at: number) => {
      const before = part.text.slice(0, at).at(-1) ?? list[i - 1]?.text.at(-1) ?? '';
      const rest = part.text.slice(at).trimStart();
      const after = rest.at(0) ?? list[i + 1]?.text.at(0) ?? '';
      return before === '' || after === '' || HAN.test(before) || HAN.test(after) ? '' : ' ';
    });
    return { ...part, text };
  });
}
