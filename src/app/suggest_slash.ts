import { quoted, writeEmbed } from '../summary';
import { t, type MessageKey } from '../text';
import type { Suggestion, SuggestSetting } from './summary_suggest';

const BLOCKS = [
  'heading2',
  'heading3',
  'heading4',
  'heading5',
  'title',
  'paragraph',
  'bullets',
  'numbers',
  'table',
  'quote',
  'rule',
] as const;

/** Everything that can be put in, narrowed by what stands behind the slash: a part of its name, or of its pinyin. */
export function slashSuggestions(typed: string, { workspace, lang }: SuggestSetting): readonly Suggestion[] {
  const said = (key: string): string => t(lang, `editor.slash_${key}` as MessageKey);
  // What can stand in a text: a ledger is too long for that, though a short one that is named by hand is taken.
  const tabs = { table: ['view', 'pivot'], chart: ['view'] };
  const titled = (title: string): boolean => workspace.tabs.filter((tab) => tab.title === title).length === 1;
  const embeds = (['table', 'chart'] as const).flatMap((what) =>
    workspace.tabs
      .filter(({ kind }) => tabs[what].includes(kind))
      .map(({ id, title }): Suggestion => ({
        key: `${what} ${id}`,
        label: `${said(what === 'table' ? 'view_table' : 'view_chart')} ${title}`,
        detail: '',
        act: { kind: 'insert', markdown: writeEmbed({ what, name: titled(title) ? title : id }, lang), block: true },
      })),
  );
  const all: readonly (Suggestion & { readonly words: string })[] = [
    {
      key: 'number',
      label: said('number'),
      detail: '{{',
      words: said('number_words'),
      act: { kind: 'words', text: '{{' },
    },
    {
      key: 'sentence',
      label: said('sentence'),
      detail: "Ctrl+'",
      words: said('sentence_words'),
      act: { kind: 'sentences' },
    },
    ...embeds.map((each) => ({ ...each, words: said('view_words') })),
    ...(workspace.queries ?? []).map(({ name }) => ({
      key: `query ${name}`,
      label: `${said('query')} ${name}`,
      detail: '',
      words: said('query_words'),
      act: { kind: 'insert', markdown: `{{${lang === 'zh' ? '查询' : 'query'} ${quoted(name)}}}` } as const,
    })),
    ...BLOCKS.map((name) => ({
      key: name,
      label: said(name),
      detail: said('block'),
      words: said(`${name}_words`),
      act: { kind: 'block', name } as const,
    })),
  ];
  const wanted = typed.toLowerCase();
  return all.filter(({ label, words }) => `${label} ${words}`.toLowerCase().includes(wanted)).slice(0, 24);
}
