import { PageOrientation, SectionType, type ISectionPropertiesOptions } from 'docx';
import type { DocBlock } from './blocks';
import type { DocLook } from './look';
import { tableWidth } from './table';
import { mmToTwips } from './units';

/** Blocks that stand on pages of one shape, and how wide their text is, in points. */
export interface PageSection {
  readonly blocks: readonly DocBlock[];
  readonly width: number;
  readonly properties: ISectionPropertiesOptions;
}

const points = (mm: number): number => (mm / 25.4) * 72;

/** The document cut where a section begins. The first has the orientation that was asked for; `auto`: sideways where a table needs it. */
export function sectionsOf(
  blocks: readonly DocBlock[],
  look: DocLook,
  orientation: 'auto' | 'portrait' | 'landscape',
): readonly PageSection[] {
  const { page, margin } = look;
  const upright = points(page.width - margin.left - margin.right);
  const wide = blocks.some((block) => block.kind === 'table' && tableWidth(block.table, look) > upright * 1.25);
  const parts: { blocks: DocBlock[]; sideways: boolean; margin: DocLook['margin'] }[] = [
    { blocks: [], sideways: orientation === 'landscape' || (orientation === 'auto' && wide), margin },
  ];
  for (const block of blocks) {
    if (block.kind === 'section')
      parts.push({ blocks: [], sideways: block.orientation === 'landscape', margin: block.margin ?? margin });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts.map(({ blocks: own, sideways, margin: edge }) => ({
    blocks: own,
    width: points((sideways ? page.height : page.width) - edge.left - edge.right),
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          width: mmToTwips(page.width),
          height: mmToTwips(page.height),
          orientation: sideways ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: mmToTwips(edge.top),
          bottom: mmToTwips(edge.bottom),
          left: mmToTwips(edge.left),
          right: mmToTwips(edge.right),
          // The page number stands 7 mm below the text (GB/T 9704).
          ...(look.pageNumbers === 'official' ? { footer: mmToTwips(Math.max(5, edge.bottom - 12)) } : {}),
        },
      },
    },
  }));
}
