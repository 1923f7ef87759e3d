import { AlignmentType, LevelFormat, type INumberingOptions } from 'docx';
import type { DocLook } from './look';
import { runFont } from './text';
import { twips } from './units';

const LEVELS = [0, 1, 2, 3] as const;
const SIGNS = ['●', '○', '■', '□'] as const;

/** Lists of Word itself, so that who adds an item gets its number: bullets, and 1. 2. 3.; each level two characters further in. */
export function listNumbering(look: DocLook): INumberingOptions {
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
      {
        reference: 'ordered',
        levels: LEVELS.map((level) => ({
          level,
          format: LevelFormat.DECIMAL,
          text: `%${level + 1}.`,
          alignment: AlignmentType.LEFT,
          style: style(level),
        })),
      },
    ],
  };
}
