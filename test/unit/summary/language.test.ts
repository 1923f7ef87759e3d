import { describe, expect, test } from 'vitest';
import { writtenLang } from '../../../src/summary';

describe('the language that a document is written in', () => {
  test('is that of its words, not of the page', () => {
    expect(writtenLang('全县获专利授权{{[专利授权量]}}，比上年{{[专利授权量] 同比 | 增降}}。', 'en')).toBe('zh');
    expect(writtenLang('Patents granted came to {{[pat_grant]}}, {{[pat_grant] growth | direction}}.', 'zh')).toBe(
      'en',
    );
  });

  test('names of another script do not decide it', () => {
    expect(writtenLang('The county (青溪县) had more patents granted than in any year before.', 'zh')).toBe('en');
    expect(writtenLang('全县 R&D 经费投入强度、GDP 和 PCT 专利都有提高。', 'en')).toBe('zh');
  });

  test('neither numbers, nor names within them, nor the head but its title count', () => {
    expect(writtenLang('---\ntitle: 上半年小结\narea: Qingxi\nperiod: 2024\n---\n', 'en')).toBe('zh');
    expect(writtenLang('{{[专利授权量]}} 12.3%', 'en')).toBe('en');
    expect(writtenLang('', 'zh')).toBe('zh');
  });

  test('is the page’s where the words do not tell', () => {
    for (const lang of ['zh', 'en'] as const) expect(writtenLang('<b>window.onerror</b> 青溪县', lang)).toBe(lang);
  });
});
