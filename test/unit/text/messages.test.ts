import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../../../src/text/en';
import { zh } from '../../../src/text/zh';
import { t } from '../../../src/text';

const src = join(import.meta.dirname, '../../../src');
const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.(ts|svelte)$/.test(name) ? [path] : [];
  });
const sources = files(src).map((path) => ({ path, text: readFileSync(path, 'utf8') }));

test('every issue that the program can raise has its wording', () => {
  const codes = sources.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:issue|notes\.add|add)\(\s*'(?:error|warning|info)',\s*'(\w+)'/g)].map(
      ([, code]) => code ?? '',
    ),
  );
  expect(codes.length).toBeGreaterThan(30);
  expect([...new Set(codes)].filter((code) => !(`issue.${code}` in zh)).sort()).toEqual([]);
});

test('both languages fill in the same words', () => {
  const words = (text: string): string[] =>
    [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, word]) => word ?? ''))].sort();
  const keys = Object.keys(zh) as (keyof typeof zh)[];
  expect(keys.filter((key) => words(zh[key]).join() !== words(en[key]).join())).toEqual([]);
});

test('codes that come from data are looked up under names that there are', () => {
  const prefixes = sources.flatMap(({ text }) =>
    [...text.matchAll(/\btCode\((?:[\w.]+, )?'([\w.]+)', (?:`(\w*)\$\{)?/g)].map(
      ([, prefix, begun = '']) => `${prefix}.${begun}`,
    ),
  );
  expect(prefixes.length).toBeGreaterThan(20);
  const none = (prefix: string): boolean => !Object.keys(zh).some((key) => key.startsWith(prefix));
  expect([...new Set(prefixes)].filter(none).sort()).toEqual([]);
});

test('English says one of a thing in the singular, with its verb', () => {
  expect(t('en', 'shell.selected', { n: 1 })).toBe('1 cell');
  expect(t('en', 'shell.selected', { n: '12' })).toBe('12 cells');
  expect(t('en', 'grid.copy_ready', { n: '1' })).toBe('1 cell is ready.');
  expect(t('en', 'chart.some_gaps', { n: '1' })).toBe('1 area lacks some of the figures; gaps are left.');
  expect(t('zh', 'shell.selected', { n: 1 })).toBe('已选 1 格');
});

test('a Latin name keeps a blank from the figure that a document puts behind it', () => {
  const value = '{{[Labor Force]}}';
  const params = {
    period: '2018年',
    area: '甲县',
    name: 'Labor Force',
    value,
    growth: '{{[Labor Force] 同比 | 增降 比}}',
  };
  expect(t('zh', 'sentence.text_p1_a', params)).toContain(`Labor Force ${value}`);
  expect(t('zh', 'sentence.text_p1_a', { ...params, name: '劳动力' })).toContain(`劳动力${value}`);
});
