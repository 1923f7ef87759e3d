import { OFFICIAL_SETTINGS, type DocxSettings } from '../../summary';
import { t } from '../../text';
import type { DocBlock } from '../docx/blocks';
import { writeDocx } from '../files';
import { bodyBlocks } from './body';
import { numbersOf, PLAIN_CHOICE, type OfficialChoice, type OfficialDocument } from './document';
import { keptNumbers } from './kept';
import { officialLook } from './look';
import { machineBlocks } from './machine';
import { openDocument } from './open';
import { sentencesOf } from './sentence';
import { APPENDIX_MARK, signoffBlocks } from './signoff';

export interface OfficialOptions extends Partial<OfficialChoice> {
  readonly settings?: DocxSettings;
}

/**
 * A document as DOCX in the look of an official one, its numbers living in it: the one way by which summaries become DOCX, for page, command
 * line and 一文多县 alike. Pure. With `open` nothing that is guarded reaches any part of the file.
 */
export function writeOfficial(document: OfficialDocument, options: OfficialOptions = {}): Promise<Uint8Array> {
  const { settings = OFFICIAL_SETTINGS, ...said } = options;
  const { told, blocks } = officialBlocks(document, said);
  return writeDocx({
    blocks,
    look: officialLook(settings),
    title: told.title ?? t(told.lang, 'summary.untitled'),
    orientation: 'portrait',
    kept: keptNumbers(numbersOf(told)),
  });
}

/** The document with its appendices as plain blocks, and the document as it may be told: what print and text are made of, too. */
export function officialBlocks(
  document: OfficialDocument,
  said: Partial<OfficialChoice> = {},
): { readonly told: OfficialDocument; readonly blocks: readonly DocBlock[] } {
  const choice: OfficialChoice = { ...PLAIN_CHOICE, ...said };
  const told = choice.open ? openDocument(document) : document;
  const left = choice.open && choice.listed ? leftOut(document, told) : [];
  // Only where the first of them begins: a bookmark has its name once.
  const mark = left.length > 0 ? undefined : APPENDIX_MARK;
  return {
    told,
    blocks: [
      ...bodyBlocks(told),
      ...left,
      ...(choice.signoff ? signoffBlocks(told, mark) : []),
      ...(choice.machine ? machineBlocks(told, choice.signoff ? undefined : mark) : []),
    ],
  };
}

/** What a public version does not tell, by the sentences that it stands in: never by its value. */
function leftOut(full: OfficialDocument, told: OfficialDocument): readonly DocBlock[] {
  const { lang } = told;
  const sentences = sentencesOf(told.blocks, told.places);
  const lines = full.places.flatMap((place, i) =>
    place.kind !== 'number' || place.guard === null
      ? []
      : [`${t(lang, `carry.guard.${place.guard}`)}${lang === 'zh' ? '：' : ': '}${sentences[i]?.text ?? ''}`],
  );
  if (lines.length === 0) return [];
  return [
    {
      kind: 'paragraph',
      look: 'plain',
      mark: APPENDIX_MARK,
      parts: [{ text: t(lang, 'official.left_out', { count: lines.length }), bold: true }],
    },
    ...lines.map((text, i): DocBlock => ({ kind: 'paragraph', look: 'note', parts: [{ text: `${i + 1}. ${text}` }] })),
  ];
}
