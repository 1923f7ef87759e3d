// Makes cn.json and traditional.json out of the public data set "areacodes" (CC0 1.0): codes of county level and above since 1981.
//   node data/catalog/areas/generate-cn.mjs PATH-OF-AREACODES
// PATH holds codes.json. Run again when the data set has a new year; the same input gives the same bytes. See data/SOURCES.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Converter } from 'opencc-js';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import { runnerImport } from 'vite';

const [path] = process.argv.slice(2);
if (!path) throw new Error('usage: generate-cn.mjs PATH-OF-AREACODES');
const here = import.meta.dirname;
const { items } = JSON.parse(readFileSync(join(path, 'codes.json'), 'utf8'));

/** Every entry of the tree: a code under one name, from its first year up to (not with) the year of its end. */
const entries = [];
const walk = (entry) => {
  entries.push(entry);
  (entry.children ?? []).forEach(walk);
};
items.forEach(walk);
entries.sort((a, b) => a.code - b.code || a.start - b.start);

/**
 * `110103 崇文区 1981 2010 110101`: code, name, first year, year of the end, codes that took the territory over at the end.
 * Territory given away while an area lives on is left out: what the model knows of is areas that come and go.
 */
const row = ({ code, name, start, end, succ = [] }) => {
  const heirs = [...new Set(succ.filter(({ time }) => time === undefined || time === end).map((each) => each.code))];
  return [code, name, start, ...(end === undefined ? [] : [end, heirs.join(',')])].join(' ').trim();
};
const years = entries.flatMap(({ start, end }) => [start, end ?? start]);

const { pinyinOf } = (await runnerImport(join(here, '../../../src/catalog/pinyin.ts'))).module;
const names = [...new Set(entries.map(({ name }) => name))];
const { readings, exceptions } = spelling(names);

write('cn.json', {
  scheme: 'cn',
  until: Math.max(...years),
  rows: entries.map(row),
  readings,
  exceptions,
});

/** The usual reading of each character, as syllable → characters, and the names that are read otherwise (长治 is zhangzhi). */
function spelling(all) {
  const usual = new Map([...new Set(all.join('').match(/\p{Script=Han}/gu))].map((c) => [c, pinyinOf(c).split(' ')[0]]));
  const bySyllable = {};
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  for (const [c, syllable] of [...usual].sort((a, b) => order(a[1], b[1]) || order(a[0], b[0])))
    bySyllable[syllable] = (bySyllable[syllable] ?? '') + c;
  const odd = {};
  for (const name of all) {
    const parts = name.match(/\p{Script=Han}/gu).map((c) => usual.get(c));
    const made = `${parts.join('')} ${parts.map((part) => part.charAt(0)).join('')}`;
    if (made !== pinyinOf(name)) odd[name] = pinyinOf(name);
  }
  return { readings: bySyllable, exceptions: odd };
}

// Traditional characters of which the simplified form stands in a name; those that stand in one themselves (乾安) are left alone.
// Of towns and villages, which the data set does not have, the commonest.
const TOWNS = '专众净号处奥学实对导层帮庙弯径总戏战扫拥换据数断时术机条枫柜档欧残气沪洁浅渊猪珑砖税笔篮粮纵线组终统网脑葱补见话语过还顾领飞馈龟';
const used = new Set(names.join('') + TOWNS);
const pairs = TSCharacters.split('|').flatMap((line) => {
  const [from, to] = line.split(' ');
  return from && to && [...from].length === 1 && used.has(to) && !used.has(from) && from !== to ? [[from, to]] : [];
});
// Taiwan and Hong Kong write some of them in forms of their own (澂江): read off the names themselves.
for (const to of ['t', 'tw', 'hk']) {
  const convert = Converter({ from: 'cn', to });
  for (const name of names) {
    const written = [...convert(name)];
    [...name].forEach((own, i) => {
      const from = written[i];
      if (written.length === [...name].length && from !== own && from && !used.has(from)) pairs.push([from, own]);
    });
  }
}
const known = new Map([...pairs].reverse());
write('traditional.json', { pairs: [...known].sort().map(([from, to]) => from + to).join('') });

function write(name, value) {
  writeFileSync(join(here, name), `${JSON.stringify(value, null, 1)}\n`);
}
