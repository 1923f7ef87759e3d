import type { Period } from '../../catalog';
import { officialDocument, type Session } from '../../flow';
import { writeOfficial } from '../../office';
import type { Lang } from '../../text';
import { sayFailed } from '../documents';

/** Flags that say what goes along with a DOCX. */
export const DOCX_FLAGS = ['signoff', 'machine', 'public'] as const;

/**
 * A document as DOCX in official look. Tables and charts of other tabs are not there on the command line, which has no workbook: the text says so
 * in their place. Null: why not was said.
 */
export async function docxOf(
  session: Session,
  text: string,
  given: { readonly area?: string; readonly period?: Period; readonly lang: Lang },
  flags: ReadonlySet<string>,
): Promise<Uint8Array | null> {
  const [signoff, machine, open] = DOCX_FLAGS.map((flag) => flags.has(flag));
  const document = await officialDocument(session, text, { ...given, notes: signoff === true || machine === true });
  if (!document.ok) {
    sayFailed(document.error);
    return null;
  }
  return writeOfficial(document.value, {
    signoff: signoff === true,
    machine: machine === true,
    open: open === true,
  });
}
