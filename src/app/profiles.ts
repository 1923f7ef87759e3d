import type { Profile } from '../ingest';
import { removeProfile, renameProfile } from '../workspace';
import type { App } from './app.svelte';

/** A profile as the list shows it. */
export interface ProfileLine {
  readonly id: string;
  readonly name: string;
  readonly ledger: boolean;
  readonly learnt: boolean;
  readonly from: string;
  readonly latest: string;
  readonly heads: string;
}

const HEADS = 8;

/** Those that were learnt first, the last learnt on top. */
export function profileLines(app: Pick<App, 'workspace' | 'period'>): readonly ProfileLine[] {
  const lines = (app.workspace?.profiles ?? []).map(({ id, name, recipe, match, learnt }: Profile): ProfileLine => {
    const heads = learnt?.heads.map(({ head }) => head) ?? match.headings ?? [];
    return {
      id,
      name,
      ledger: recipe.kind === 'ledger',
      learnt: learnt !== undefined,
      from: learnt?.from ?? '',
      latest: learnt?.latest ? app.period(learnt.latest) : '',
      heads: `${heads.slice(0, HEADS).join('、')}${heads.length > HEADS ? '…' : ''}`,
    };
  });
  return [...lines.filter(({ learnt }) => learnt).reverse(), ...lines.filter(({ learnt }) => !learnt)];
}

export const nameProfile = (app: App, id: string, name: string): void => void app.do(renameProfile, { id, name });
export const dropProfile = (app: App, id: string): void => void app.do(removeProfile, { id });
