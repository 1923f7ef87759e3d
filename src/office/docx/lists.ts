import { AlignmentType, LevelFormat, type INumberingOptions } from 'docx';
import type { DocBlock } from './blocks';
import type { DocLook } from './look';
import { numberingOf } from './names';
import { runFont } from './text';
import { twips } from './units';

const LEVELS = [0, 1, 2, 3] as const;
const SIGNS = ['●', '○', '■', '□'] as const;

/** With which numbers the ordered lists of a document begin; 1 always among them. */
const startsOf = (blocks: readonly DocBlock[]): readonly number[] => [
  ...new Set([1, ...blocks.flatMap((block) => (block.kind === 'paragraph' ? (block.list?.start ?? []) : []))]),
];

/** Lists of Word itself, so that who adds an item gets its number: bullets, and 1. 2. 3.; each level two characters further in. */
export function listNumbering(look: DocLook, blocks: readonly DocBlock[]): INumberingOptions {
  const step = twips(look.body.size * 2);
  const style = (level: number) => ({
    paragraph: { indent: { left: step * (level + 1) + step / 2, hanging: step / 2 } },
    run: runFont(look.body),
  });
  return {
    config: [
      {
        reference: 'bullets',
        levels: LEVELS.map((level) => ({
          level,
          format: LevelFormat.BULLET,
          text: SIGNS[level],
          alignment: AlignmentType.LEFT,
          style: { ...style(level), run: { ...runFont(look.body), size: Math.round(look.body.size) } },
        })),
      },
      ...startsOf(blocks).map((start) => ({
        reference: numberingOf({ list: 0, ordered: true, start, level: 0 }),
        levels: LEVELS.map((level) => ({
          level,
          start,
          format: LevelFormat.DECIMAL,
          text: `%${level + 1}.`,
          alignment: AlignmentType.LEFT,
          style: style(level),
        })),
      })),
    ],
  };
}
