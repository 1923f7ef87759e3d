import { issue, type Issue, type Place } from '../../core';

const SHOWN = 20;

/** Collects issues of one sheet; of one kind the first twenty are told with their places, the rest as a count. */
export class Notes {
  private readonly found: Issue[] = [];
  private readonly counts = new Map<string, { severity: Issue['severity']; count: number }>();

  constructor(private readonly place: Place) {}

  add(severity: Issue['severity'], code: string, params: Issue['params'] = {}, at: Place = {}): void {
    const known = this.counts.get(code) ?? { severity, count: 0 };
    known.count++;
    this.counts.set(code, known);
    if (known.count <= SHOWN) this.found.push(issue(severity, code, { ...this.place, ...at }, params));
  }

  list(): readonly Issue[] {
    const more = [...this.counts]
      .filter(([, { count }]) => count > SHOWN)
      .map(([code, { severity, count }]) =>
        issue(severity, 'more_of_same', this.place, { code, count: count - SHOWN, all: count }),
      );
    return [...this.found, ...more];
  }
}
