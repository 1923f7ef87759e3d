import { samePeriodLastYear, type Area } from '../../catalog';
import { sign, whole, type Figure } from '../../core';
import { t } from '../../text';
import { unfit, type Pattern, type Proof } from './pattern';
import { lastMonthOf, listed, parentName, value, zh } from './said';
import { areaWord, chip, formulaChip, isWholeYear, reference, type SentenceSetting } from './setting';
import { worded } from './worded';

/** So many peers are compared with one by one. */
const MOST_PEERS = 5;

/** Whom one compares oneself with: the first named set that the area is in, else the areas under the same one above. */
export function peersOf(s: SentenceSetting): readonly string[] {
  const { catalog, area } = s;
  const set = catalog.data.peerSets.find(({ areas }) => areas.includes(area));
  const parent = catalog.parent(area, lastMonthOf(s));
  const all = set?.areas ?? (parent ? catalog.children(parent.key, lastMonthOf(s)).map(({ key }: Area) => key) : []);
  return all.filter((each) => each !== area).slice(0, MOST_PEERS);
}

const BEHIND = ['p30_behind', 'p30_behind_b', 'p30_behind_flat', 'p30_behind_flat_b', 'p30_now'] as const;
const AHEAD = ['p30_ahead', 'p30_ahead_b', 'p30_ahead_flat', 'p30_ahead_flat_b', 'p30_now'] as const;

/** 比西屏县少37件，差距比上年缩小12件: behind is a gap, ahead is a lead. */
const besideOne = (ahead: boolean): Pattern => ({
  pattern: 30,
  name: ahead ? 'sentence.name_30_ahead' : 'sentence.name_30',
  draft: (s) => {
    const { kind, better } = s.indicator;
    const peers = peersOf(s);
    if (kind === 'rank' || kind === 'rate' || kind === 'index') return unfit('sentence.why_no_gap');
    if (peers.length === 0) return unfit('sentence.why_no_peer');
    const before = samePeriodLastYear(s.period);
    // To have more is to lead, unless less is better.
    const expected = ahead === (better !== 'lower') ? 1 : -1;
    const gap = (peer: string, when: typeof before | null): string =>
      `ABS(${reference(s, when)}-${reference(s, when, null, peer)})`;
    const apart = (peer: string, when: typeof before | null): string =>
      `${reference(s, when)}-${reference(s, when, null, peer)}`;
    const onSide = (figures: readonly Figure[]): boolean =>
      figures.every((each) => sign(value(each) ?? whole(0)) === expected);
    const made = peers.map((peer) => {
      const moved = `${gap(peer, null)}-${gap(peer, before)}`;
      const flat = t(s.lang, isWholeYear(s) ? 'summary.flat_year' : 'summary.flat');
      const params = {
        peer: s.catalog.areaName(peer, s.lang, lastMonthOf(s)),
        value: chip(s),
        size: chip(s, `${zh(s) ? '减' : 'minus'} ${areaWord(peer, s)}`, zh(s) ? '多少' : 'more-less'),
        moved: t(s.lang, isWholeYear(s) ? 'summary.than_year' : 'summary.than_span', {
          text: formulaChip(moved, zh(s) ? '扩缩' : 'wider-narrower'),
        }),
        flat: formulaChip(`IF(${moved}=0, "${flat}", "${t(s.lang, 'sentence.gap_moved')}")`),
      };
      const both = [null, before].map((when) => formulaChip(apart(peer, when)));
      const then = (stayed: boolean): Proof => ({
        chips: [...both, formulaChip(moved)],
        check: ([now, old, by]) => {
          if (!now || !old || !onSide([now, old])) return 'sentence.why_other_side';
          return (value(by)?.num === 0n) === stayed
            ? null
            : stayed
              ? 'sentence.why_gap_moved'
              : 'sentence.why_unchanged';
        },
      });
      const now: Proof = {
        chips: both.slice(0, 1),
        check: (figures) => (onSide(figures) ? null : 'sentence.why_other_side'),
      };
      return {
        texts: worded(30, s, ahead ? AHEAD : BEHIND, params).texts,
        // Each text is about one peer; what it says of the gap holds only where that peer is on this side in both years.
        proofs: [then(false), then(false), then(true), then(true), now],
      };
    });
    return {
      pattern: 30,
      texts: made.flatMap(({ texts }) => texts),
      proofs: made.flatMap(({ proofs }) => proofs),
    };
  },
});

/** Peers: one of them, and who leads (30, 31). */
export const PEER_PATTERNS: readonly Pattern[] = [
  besideOne(false),
  besideOne(true),
  {
    pattern: 31,
    name: 'sentence.name_31',
    draft: (s) => {
      const above = parentName(s);
      const leaders = s.leaders ?? [];
      if (above === null || leaders.length < 2) return unfit('sentence.why_no_leaders');
      // The name itself is asked: where another area comes to that place, the text says so by itself.
      const who = leaders.map((area, i) => {
        const name = s.catalog.areaName(area, s.lang, lastMonthOf(s));
        const place = `${zh(s) ? '位次' : 'rank'}(${reference(s, null, null, area)})`;
        const [no, open, close] = zh(s)
          ? [`〔${name}不居第${i + 1}位〕`, '（', '）']
          : [`[${name} is not no. ${i + 1}]`, ' (', ')'];
        const said = formulaChip(`IF(${place}=${i + 1}, "${name}", "${no}")`);
        return `${said}${open}${chip(s, areaWord(area, s))}${close}`;
      });
      return {
        ...worded(31, s, ['p31_a', 'p31_b'], { whole: above, count: String(leaders.length), who: listed(s, who) }),
        proof: {
          chips: leaders.map((area) => chip(s, `${areaWord(area, s)} ${zh(s) ? '位次' : 'rank'}`)),
          check: (figures) =>
            figures.every((each, i) => value(each)?.num === BigInt(i + 1) && !each.notes.includes('tie'))
              ? null
              : 'sentence.why_no_leaders',
        },
      };
    },
  },
];
