import { saveQuery, type WorkspaceQuery } from '../../workspace';
import type { App } from '../app.svelte';

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** Keeps a named query; says why where its name is empty or taken. */
export async function keepQuery(app: App, query: WorkspaceQuery, tab?: string): Promise<string | null> {
  const name = query.name.trim();
  if (name === '') return app.t('query.name_empty');
  if (app.workspace?.queries?.some((each) => each.id !== query.id && plain(each.name) === plain(name)))
    return app.t('query.name_taken', { name });
  await app.do(saveQuery, tab === undefined ? { query } : { query, tab });
  return null;
}
