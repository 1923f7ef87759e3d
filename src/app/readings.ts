import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();

/** 'xinjianfenxibiao xjfxb' of 新建分析表: full reading and initials, lower case, without tones. */
export function readings(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const options = { toneType: 'none', type: 'array', nonZh: 'removed' } as const;
  const full = pinyin(text, options).join('');
  const first = pinyin(text, { ...options, pattern: 'first' }).join('');
  const made = `${full} ${first}`.toLowerCase();
  known.set(text, made);
  return made;
}
