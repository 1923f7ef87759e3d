import { copyText } from './clipboard';
import type { AppCommand } from './commands';
import type { SummaryState } from './summary.svelte';

/** What a document in front adds to menus and palette. */
export function summaryCommands(state: SummaryState): readonly AppCommand[] {
  return [
    {
      id: 'summary.sentences',
      label: 'command.summary_sentences',
      menu: 'report',
      group: 0,
      shortcuts: ["Mod+'"],
      words: 'chengju sentences 句子',
      run: () => state.openSentences(),
    },
    { id: 'summary.html', label: 'command.summary_html', menu: 'report', group: 1, run: () => save(state, 'html') },
    { id: 'summary.md', label: 'command.summary_md', menu: 'report', group: 1, run: () => save(state, 'md') },
    { id: 'summary.copy', label: 'command.summary_copy', menu: 'report', group: 2, run: () => copy(state) },
  ];
}

/** The document with its numbers and a source note for each, as a file. */
async function save(state: SummaryState, format: 'html' | 'md'): Promise<void> {
  const { app } = state;
  await state.keep();
  const rendered = await render(state, format, true);
  if (rendered === null) return;
  app.services.download(`${state.tab?.title ?? 'summary'}.${format}`, new TextEncoder().encode(rendered));
}

async function copy(state: SummaryState): Promise<void> {
  const text = await render(state, 'md', false);
  if (text === null) return;
  const copied = copyText(text);
  state.app.messages.say(copied ? 'good' : 'error', copied ? 'summary.copied' : 'summary.copy_refused');
}

async function render(state: SummaryState, format: 'html' | 'md', notes: boolean): Promise<string | null> {
  const { app, bound, lang } = state;
  const { session } = app;
  if (!session || !bound) return null;
  let text: string | null = null;
  await app.attempt(async () => {
    const rendered = await session.render(state.text, {
      format,
      lang,
      notes,
      ...(state.frozen ? { frozen: state.frozen } : {}),
      ...(state.tab?.asOf === undefined ? {} : { asOf: state.tab.asOf }),
      ...(bound.area === null ? {} : { area: bound.area }),
      ...(bound.period === null ? {} : { period: bound.period }),
    });
    if (rendered.ok) text = rendered.value.text;
    else app.messages.say('error', 'summary.not_rendered');
  });
  return text;
}
