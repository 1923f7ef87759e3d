import { samePeriodLastYear, type Area } from '../../catalog';
import { sign, whole } from '../../core';
import { unfit, type Pattern } from './pattern';
import { lastMonthOf, listed, parentName, value, zh } from './said';
import { areaWord, chip, formulaChip, reference, type SentenceSetting } from './setting';
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
    return {
      pattern: 30,
      texts: peers.flatMap(
        (peer) =>
          worded(30, s, [ahead ? 'p30_ahead' : 'p30_behind', ahead ? 'p30_ahead_b' : 'p30_behind_b'], {
            peer: s.catalog.areaName(peer, s.lang, lastMonthOf(s)),
            value: chip(s),
            size: chip(s, `${zh(s) ? '减' : 'minus'} ${areaWord(peer, s)}`, zh(s) ? '多少' : 'more-less'),
            moved: formulaChip(`${gap(peer, null)}-${gap(peer, before)}`, zh(s) ? '扩缩' : 'wider-narrower'),
          }).texts,
      ),
      // Each text is about one peer, and holds only where that peer is on this side in both years.
      proofs: peers
        .flatMap((peer) => [peer, peer])
        .map((peer) => ({
          chips: [null, before].map((when) => formulaChip(`${reference(s, when)}-${reference(s, when, null, peer)}`)),
          check: (figures) =>
            figures.every((each) => sign(value(each) ?? whole(0)) === expected) ? null : 'sentence.why_other_side',
        })),
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
