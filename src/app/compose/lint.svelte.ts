import {
  basisRows,
  lint,
  markOf,
  newWaiver,
  proseOf,
  readAhead,
  type Finding,
  type Lint,
  type LintNumber,
  type Waiver,
} from '../../summary';
import type { Ask } from '../../query';
import { unwaiveNumeral, waiveNumeral, type Citation } from '../../workspace';
import { valueOf } from './citing';
import type { ComposeDoc } from './doc';
import { earlierText, earlierThan, whyEarlier } from './earlier';

/** Typing comes first: the document is looked through when the keys have paused so long. */
const LOOK_AFTER = 300;
/** Reading a long text for the first time is done in slices of so many milliseconds. */
const SLICE = 12;

/** 检查: what answers for each number of the document in front, and the walk from one finding to the next. */
export class LintState {
  readonly doc: ComposeDoc;
  found = $state.raw<Lint | null>(null);
  /** The finding that is looked at. */
  at = $state<number | null>(null);
  open = $state(false);
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Why a number is not what it was when it went out, by entry and number. */
  #whys = $state.raw<ReadonlyMap<string, string>>(new Map());

  constructor(doc: ComposeDoc) {
    this.doc = doc;
  }

  /** What stands against the text itself, and where a number went out with another value before. */
  readonly findings: readonly Finding[] = $derived(
    [...(this.found?.findings ?? []), ...this.#cited()].sort((a, b) => a.start - b.start || a.end - b.end),
  );
  readonly blocking: readonly Finding[] = $derived(this.findings.filter(({ blocks }) => blocks));

  /** Looks the document through a moment later. */
  later(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#sliced(), LOOK_AFTER);
  }

  /** Reads the text a slice at a time, and then looks it through: what was read before is known. */
  async #sliced(): Promise<void> {
    const text = this.doc.read;
    const prose = proseOf(text);
    for (let line = 0; Number.isFinite(line);) {
      const until = performance.now() + SLICE;
      line = readAhead(prose, line, () => performance.now() > until);
      if (Number.isFinite(line)) await new Promise((resolve) => setTimeout(resolve));
      // Typed on meanwhile: the next pause begins anew.
      if (text !== this.doc.read) return;
    }
    this.now();
  }

  /** Looks the document through now. Null while there is nothing to look at. */
  now(): Lint | null {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const { bound, read, tab, app } = this.doc;
    this.found = bound
      ? lint({
          text: read,
          numbers: this.#numbers(),
          waivers: tab?.waived ?? [],
          period: bound.period,
          ...(tab?.rolled?.period ? { rolledFrom: tab.rolled.period } : {}),
          lang: app.lang,
        })
      : null;
    if (this.at !== null && this.at >= this.findings.length) this.at = null;
    if (this.open) void this.#explain();
    return this.found;
  }

  /** Numbers that were cited or reported before and said something else; of one, why it changed is told where it stands. */
  #cited(): readonly Finding[] {
    const { app } = this.doc;
    const citations = this.#citations();
    if (this.found === null || citations.length === 0) return [];
    return this.#numbers().flatMap(({ ask, figure, shown, start, end }): readonly Finding[] => {
      if (!ask || !figure) return [];
      const earlier = earlierThan(citations, { ask, exact: valueOf(markOf(figure, shown)), text: shown });
      const why = earlier ? (this.#whys.get(whyKey(earlier, ask, shown)) ?? '') : '';
      const because = why === '' ? '' : app.t('lint.because', { why });
      const params = { text: shown, was: earlier ? earlierText(app, earlier) : '', why: because };
      return earlier ? [{ kind: 'cited', blocks: false, start, end, params }] : [];
    });
  }

  /** Entries of the register that this document's numbers are laid beside; those of its own 定稿 are no earlier ones. */
  #citations(): readonly Citation[] {
    const { app, tab } = this.doc;
    if (tab?.state === 'final') return [];
    return (app.workspace?.citations ?? []).filter(
      ({ kind, document }) => kind !== 'frozen' || document !== tab?.title,
    );
  }

  /** Finds out why numbers that went out before say something else now: release, scope or cut-off. All of them asked together, each once. */
  async #explain(): Promise<void> {
    const { app } = this.doc;
    const { session } = app;
    const citations = this.#citations();
    if (!session || citations.length === 0) return;
    const asked = this.#numbers().flatMap(({ ask, figure, shown }) => {
      if (!ask || !figure) return [];
      const now = { ask, exact: valueOf(markOf(figure, shown)), text: shown };
      const earlier = earlierThan(citations, now);
      const key = earlier ? whyKey(earlier, ask, shown) : '';
      return earlier && !this.#whys.has(key) ? [{ earlier, now, key }] : [];
    });
    if (asked.length === 0) return;
    await app.attempt(async () => {
      const traces = await session.traceAll(asked.map(({ now }) => now.ask));
      if (!traces.ok) return;
      const sources = session.workspace.sources;
      const found = asked.map(({ earlier, now, key }, i): readonly [string, string] => {
        const basis = basisRows(traces.value[i] ?? [], sources);
        return [key, whyEarlier(app, earlier, { ...now, basis })];
      });
      this.#whys = new Map([...this.#whys, ...found]);
    });
  }

  #numbers(): readonly LintNumber[] {
    const { bound, chips, figures } = this.doc;
    return (bound?.bindings ?? []).flatMap((binding, i): readonly LintNumber[] => {
      const chip = chips[i];
      if (binding.kind === 'embed' && chip?.state !== 'problem') return [];
      const { start, end, ask } = binding;
      return [
        {
          start,
          end,
          shown: chip?.shown ?? '',
          ask,
          figure: ask ? (figures.get(JSON.stringify(ask)) ?? null) : null,
          ...(chip?.state === 'problem' ? { problem: chip.title } : {}),
        },
      ];
    });
  }

  toggle(): void {
    this.open = !this.open;
    if (this.open) this.now();
  }

  /** To the next finding (or the one before), around the ends; the panel opens so that it is read what it is about. */
  walk(step: 1 | -1): void {
    if (!this.open) this.toggle();
    const count = this.findings.length;
    if (count === 0) {
      this.doc.app.messages.say('good', 'compose.lint.clean');
      return;
    }
    this.show(this.at === null ? (step > 0 ? 0 : count - 1) : (this.at + step + count) % count);
  }

  show(index: number): void {
    const finding = this.findings[index];
    if (!finding) return;
    this.at = index;
    this.doc.reveal(finding.start, finding.end, true);
  }

  /** Lets a numeral stand, or a warning be, with a reason. */
  async waive({ start, end }: Finding, reason: string): Promise<void> {
    await this.doc.keep();
    const waiver = newWaiver(this.doc.read, start, end, reason.trim());
    await this.doc.app.do(waiveNumeral, { tab: this.doc.tabId, waiver });
  }

  async unwaive(waiver: Waiver): Promise<void> {
    await this.doc.app.do(unwaiveNumeral, { tab: this.doc.tabId, waiver });
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}

const whyKey = ({ id }: Citation, ask: Ask, shown: string): string => `${id} ${shown} ${JSON.stringify(ask)}`;
