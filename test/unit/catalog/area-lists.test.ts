import { Converter } from 'opencc-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { areaNameStem, kindOfName, normaliseAreaName } from '../../../src/catalog';
import { loadAreaList, type AreaList, type ListedArea } from '../../../src/catalog/reference';
import { pinyinOf } from '../../../src/catalog/pinyin';
import { bears, listedByName } from '../../../src/ingest/areas/candidates';

let cn: AreaList;
let us: AreaList;
beforeAll(async () => {
  cn = await loadAreaList('cn');
  us = await loadAreaList('us');
});

const nameOf = (area: ListedArea): string => area.names[0]?.name ?? '';
const finds = (name: string, area: ListedArea): boolean => {
  const year = area.to === undefined ? 2024 : area.to - 1;
  return listedByName([cn], name, year).some(({ key }) => key === area.key);
};

describe('a name out of the list of China’s areas survives how people write it', () => {
  // The converter takes the 干 of 江干区 for 乾.
  const [tw, hk] = [Converter({ from: 'cn', to: 'tw' }), Converter({ from: 'cn', to: 'hk' })];
  const toTaiwan = (name: string): string => tw(name).replace('江乾', '江干');
  const toHongKong = (name: string): string => hk(name).replace('江乾', '江干');
  const WRITTEN: Readonly<Record<string, (name: string) => string>> = {
    'with blanks inside': (name) => [...name].join(' '),
    'with full-width blanks': (name) => [...name].join('\u3000'),
    'between blanks and behind a number': (name) => ` 12. ${name} `,
    'with a footnote mark': (name) => `${name}*`,
    'in traditional writing (Taiwan)': toTaiwan,
    'in traditional writing (Hong Kong)': toHongKong,
    'without its ending': (name) => areaNameStem(name),
  };
  for (const [how, write] of Object.entries(WRITTEN)) {
    test(how, () => {
      // All of them: seven times 6,559 names take a second.
      const lost = cn.areas.slice(1).filter((area) => !finds(write(nameOf(area)), area));
      // 万县市 had a 万县 beside it: the short name is that one's.
      const namesake = how === 'without its ending' ? ['辉县市 as 辉县', '万县地区 as 万县', '万县市 as 万县'] : [];
      expect(lost.map((area) => `${nameOf(area)} as ${write(nameOf(area))}`)).toEqual(namesake);
    });
  }

  test('in pinyin, as one word, as several, and without the ending', () => {
    const lost = cn.areas.slice(1).filter((area) => {
      const full = area.names[0]?.pinyin?.split(' ')[0] ?? '';
      return !finds(full.charAt(0).toUpperCase() + full.slice(1), area);
    });
    expect(lost.map(nameOf)).toEqual([]);
    expect(listedByName([cn], 'Yuhang District', 2024).map(({ key }) => key)).toContain('cn:330110');
    expect(listedByName([cn], 'hangzhou', 2024).map(({ key }) => key)).toContain('cn:330100');
  });
});

describe('the list of China’s areas', () => {
  test('spells each name as the program’s own pinyin does', () => {
    const differ = cn.areas
      .slice(1)
      .flatMap(({ names }) => names)
      .filter(({ name, pinyin }) => pinyin !== pinyinOf(name).split(' ').slice(0, 2).join(' '));
    expect(differ.map(({ name, pinyin }) => `${name} ${pinyin ?? ''}`)).toEqual([]);
  });

  test('knows one holder of a code for any year', () => {
    const twice = [...new Set(cn.areas.map(({ code }) => code))].flatMap((code) =>
      Array.from({ length: 44 }, (_, i) => 1981 + i)
        .filter((year) => cn.byCode(code).filter(({ from = 0, to = 9999 }) => from <= year && year < to).length > 1)
        .map((year) => `${code} ${year}`),
    );
    expect(twice).toEqual([]);
  });

  test('hangs every area below its prefecture or province', () => {
    const loose = cn.areas.slice(1).filter((area) => cn.parent(area) === undefined);
    expect(loose.map(({ key }) => key)).toEqual([]);
    expect(cn.parent(cn.byKey('cn:500222') as ListedArea)?.code).toBe('500000');
    expect(cn.parent(cn.byKey('cn:510223') as ListedArea)?.code).toBe('510200');
  });

  test('takes a change of name for the same area, a change of rank for another one', () => {
    const xiangyang = cn.byName('襄樊市').find(({ kind }) => kind === 'city');
    expect(xiangyang?.names.map(({ name }) => name)).toEqual(['襄阳市', '襄樊市']);
    const miyun = cn.byName('密云县').find(({ kind }) => kind === 'county') as ListedArea;
    expect(cn.fates(miyun)).toMatchObject([{ year: 2015, kind: 'upgrade', new: { code: '110118' } }]);
    const wansheng = cn.byKey('cn:500110') as ListedArea;
    expect(cn.fates(wansheng)).toMatchObject([{ year: 2011, kind: 'merge', new: { key: 'cn:500110@2011' } }]);
  });

  test('gives the kinds that the names’ endings say', () => {
    const odd = cn.areas
      .slice(1)
      .filter((area) => (kindOfName(nameOf(area)) === 'district') !== (area.kind === 'district'));
    expect(odd.map(nameOf)).toEqual(['海南行政区']);
  });
});

describe('the list of US counties', () => {
  test('finds a name with and without the word for what it is', () => {
    expect(us.byName(normaliseAreaName('AUTAUGA COUNTY')).map(({ code }) => code)).toEqual(['01001']);
    expect(listedByName([us], 'Autauga', 2020).map(({ key }) => key)).toEqual(['us:01001']);
    expect(listedByName([us], 'Iowa', 2020).map(({ key }) => key)).toContain('us:19000');
    const adams = us.byKey('us:19003') as ListedArea;
    expect(bears(adams, 'adams county')).toBe(true);
    expect(bears(adams, 'adams parish')).toBe(false);
  });
});

test('countries are known by both names and three letters', async () => {
  const world = await loadAreaList('world');
  for (const name of ['Kenya', '肯尼亚', 'KEN']) {
    expect(listedByName([world], name, 2020).map(({ key }) => key)).toEqual(['iso:KE']);
  }
});
