import type { Catalog } from '../../catalog';
import { ancestors, type Candidate } from './candidates';

/** 合计 alone: the sum of the rows around it. */
export const ALL_OF_ITS_PARTS = /^(?:合\s*计|总\s*计|总数|全部|total|grand total|overall)$/i;

/** A text that may mean several areas; the answer, a key, goes into `FileAnswer.areas` under `text`. */
export interface AreaQuestion {
  /** The name as written, behind its parent and a stroke where the sheet states one. */
  readonly text: string;
  readonly name: string;
  /** Number of rows that wait for it. */
  readonly rows: number;
  /** `label` has the areas above before the name: 江苏省徐州市鼓楼区. */
  readonly candidates: readonly { readonly key: string; readonly label: string }[];
}

/** Collects what could not be told, one question for each text. */
export class Questions {
  private readonly open = new Map<string, AreaQuestion>();

  /** Enters the question and gives it as an issue's parameters. */
  ask(
    text: { readonly name: string; readonly parent: string; readonly code: string },
    among: readonly Candidate[],
    catalog: Catalog,
  ): Readonly<Record<string, string | number>> {
    const key = keyOf(text.name, text.parent);
    const known = this.open.get(key);
    const question: AreaQuestion = known
      ? { ...known, rows: known.rows + 1 }
      : {
          text: key,
          name: text.name,
          rows: 1,
          candidates: among.map((each) => ({ key: each.key, label: labelOf(each, catalog) })),
        };
    this.open.set(key, question);
    const labels = question.candidates.slice(0, 6).map(({ label }) => label);
    return { name: text.name, among: labels.join('、'), keys: question.candidates.map((each) => each.key).join(' ') };
  }

  /** One more row waits. */
  again({ name, parent }: { readonly name: string; readonly parent: string }): void {
    const key = keyOf(name, parent);
    const known = this.open.get(key);
    if (known) this.open.set(key, { ...known, rows: known.rows + 1 });
  }

  list(): readonly AreaQuestion[] {
    return [...this.open.values()];
  }
}

const keyOf = (name: string, parent: string): string => (parent === '' ? name : `${parent}/${name}`);

function labelOf({ key, area, listed }: Candidate, catalog: Catalog): string {
  if (listed) {
    const line = [listed.area, ...ancestors(listed.list, listed.area, yearWithin(listed.area))];
    const names = line.filter(({ kind }) => kind !== 'country').map(({ names: [first] }) => first?.name ?? '');
    const han = names.every((name) => /\p{Script=Han}/u.test(name));
    const life = listed.area.to === undefined ? '' : ` (—${listed.area.to - 1})`;
    return (han ? names.reverse().join('') : names.join(', ')) + life;
  }
  const names: string[] = [];
  for (let at = area; at && names.length < 4; at = catalog.parent(at.key)) names.push(at.names[0]?.name ?? at.key);
  if (names.length < 2) return `${names[0] ?? key} ${area?.code ?? ''}`.trim();
  return names.every((name) => /\p{Script=Han}/u.test(name)) ? names.reverse().join('') : names.join(', ');
}

const yearWithin = ({ to }: { readonly to?: number }): number | undefined => (to === undefined ? undefined : to - 1);
