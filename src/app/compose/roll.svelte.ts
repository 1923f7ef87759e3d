import type { Period } from '../../catalog';
import { settingOf } from '../../flow';
import { movedTitle, ROLL_STEPS, rollText, type RolledText, type RollStep } from '../../summary';
import { addTab, type SummaryTab } from '../../workspace';
import { newTabId } from '../tabs';
import type { ComposeDoc } from './doc';

/** 转下期: this document's text, moved on, becomes the draft of the next one. */
export class RollState {
  readonly doc: ComposeDoc;
  step = $state<RollStep>(12);
  title = $state('');
  readonly steps = ROLL_STEPS;

  constructor(doc: ComposeDoc) {
    this.doc = doc;
    this.choose(12);
  }

  readonly rolled: RolledText | null = $derived.by(() => {
    const { app, tab, lang } = this.doc;
    if (!app.catalog || !tab) return null;
    return rollText(tab.text, this.step, app.catalog, {
      ...settingOf(tab),
      lang,
      queries: app.workspace?.queries ?? [],
    });
  });

  choose(step: RollStep): void {
    this.step = step;
    const title = this.doc.tab?.title ?? '';
    const moved = movedTitle(title, step, this.doc.bound?.period ?? null);
    // A name that says no period would be the name of two documents.
    const to = this.rolled?.to;
    this.title = moved === title && to ? this.doc.app.t('roll.named', { title, period: this.period(to) }) : moved;
  }

  period = (period: Period | null): string => (period ? this.doc.app.period(period) : '—');

  /** Makes the new draft and brings it to the front. The old document stays as it is. */
  async run(): Promise<boolean> {
    const { app, tab } = this.doc;
    await this.doc.keep();
    const { rolled } = this;
    if (!tab || !rolled) return false;
    const next: SummaryTab = {
      id: newTabId(app),
      kind: 'summary',
      title: this.title.trim() === '' ? tab.title : this.title.trim(),
      text: rolled.text,
      ...(tab.area === undefined ? {} : { area: tab.area }),
      ...(tab.period === undefined || !rolled.to ? {} : { period: rolled.to }),
      ...(tab.waived === undefined ? {} : { waived: tab.waived }),
      rolled: { from: tab.title, ...(rolled.from ? { period: rolled.from } : {}) },
    };
    return app.do(addTab, { tab: next });
  }
}
