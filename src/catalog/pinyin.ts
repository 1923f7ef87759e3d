import { pinyin } from 'pinyin-pro';

/**
 * Names that a general dictionary reads wrongly, part by part: polyphonic place names and words of the trade. Reviewed by hand;
 * the longest part wins. Apostrophes of the official spelling (Lu'an) are left out, as people leave them out when they type.
 */
const READINGS: Readonly<Record<string, string>> = {
  六安: 'lu an',
  六合: 'lu he',
  乐清: 'yue qing',
  乐亭: 'lao ting',
  乐陵: 'lao ling',
  长乐: 'chang le',
  长沙: 'chang sha',
  长春: 'chang chun',
  长治: 'zhang zhi',
  长子县: 'zhang zi xian',
  长垣: 'chang yuan',
  重庆: 'chong qing',
  厦门: 'xia men',
  台州: 'tai zhou',
  天台: 'tian tai',
  东阿: 'dong e',
  郫县: 'pi xian',
  郫都: 'pi du',
  渑池: 'mian chi',
  黟县: 'yi xian',
  歙县: 'she xian',
  蚌埠: 'beng bu',
  亳州: 'bo zhou',
  涡阳: 'guo yang',
  枞阳: 'zong yang',
  铅山: 'yan shan',
  婺源: 'wu yuan',
  弋阳: 'yi yang',
  丽水: 'li shui',
  诸暨: 'zhu ji',
  鄞州: 'yin zhou',
  嵊州: 'sheng zhou',
  莘县: 'shen xian',
  单县: 'shan xian',
  东莞: 'dong guan',
  番禺: 'pan yu',
  大埔: 'da bu',
  百色: 'bai se',
  尉氏: 'wei shi',
  尉犁: 'yu li',
  浚县: 'xun xian',
  柘城: 'zhe cheng',
  泌阳: 'bi yang',
  荥阳: 'xing yang',
  荥经: 'ying jing',
  武陟: 'wu zhi',
  中牟: 'zhong mu',
  黄陂: 'huang pi',
  监利: 'jian li',
  秭归: 'zi gui',
  郧西: 'yun xi',
  耒阳: 'lei yang',
  郴州: 'chen zhou',
  汨罗: 'mi luo',
  枝江: 'zhi jiang',
  会稽: 'kuai ji',
  会理: 'hui li',
  犍为: 'qian wei',
  珙县: 'gong xian',
  筠连: 'jun lian',
  阆中: 'lang zhong',
  什邡: 'shi fang',
  邛崃: 'qiong lai',
  大足: 'da zu',
  綦江: 'qi jiang',
  涪陵: 'fu ling',
  北碚: 'bei bei',
  巴音郭楞: 'ba yin guo leng',
  喀什: 'ka shi',
  吐鲁番: 'tu lu fan',
  巴彦淖尔: 'ba yan nao er',
  磴口: 'deng kou',
  乌拉特: 'wu la te',
  准格尔: 'zhun ge er',
  和硕: 'he shuo',
  洪洞: 'hong tong',
  解州: 'hai zhou',
  繁峙: 'fan shi',
  隰县: 'xi xian',
  井陉: 'jing xing',
  蔚县: 'yu xian',
  蠡县: 'li xian',
  藁城: 'gao cheng',
  行唐: 'xing tang',
  任县: 'ren xian',
  任丘: 'ren qiu',
  大名: 'da ming',
  大城: 'dai cheng',
  米脂: 'mi zhi',
  华阴: 'hua yin',
  华县: 'hua xian',
  柞水: 'zha shui',
  洛南: 'luo nan',
  吴堡: 'wu bu',
  宕昌: 'tan chang',
  岷县: 'min xian',
  盱眙: 'xu yi',
  睢宁: 'sui ning',
  睢县: 'sui xian',
  栖霞: 'qi xia',
  莒县: 'ju xian',
  临朐: 'lin qu',
  牟平: 'mu ping',
  即墨: 'ji mo',
  蔚山: 'wei shan',
  阿拉善: 'a la shan',
  阿坝: 'a ba',
  鹤壁: 'he bi',
  勐海: 'meng hai',
  砚山: 'yan shan',
  会泽: 'hui ze',
  尖扎: 'jian zha',
  行政: 'xing zheng',
  银行: 'yin hang',
  行业: 'hang ye',
  重新: 'chong xin',
  重点: 'zhong dian',
  增长: 'zeng zhang',
  特长: 'te chang',
  会计: 'kuai ji',
  统计: 'tong ji',
  调查: 'diao cha',
  调整: 'tiao zheng',
  量: 'liang',
};

const LONGEST = Math.max(...Object.keys(READINGS).map((word) => word.length));

/**
 * Full pinyin and initials of a Chinese name, as catalogs keep them: 青溪县 → 'qingxixian qxx'. Letters and digits stand as they are, everything else is
 * dropped. Apart from the lookup, since the dictionary is large: call it where catalog entries are made.
 */
export function pinyinOf(name: string): string {
  const parts =
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z\d]+|\p{Script=Han}+/gu) ?? [];
  const full: string[] = [];
  const initials: string[] = [];
  for (const part of parts) {
    const isLatin = /^[a-z\d]/.test(part);
    const syllables = isLatin ? [part] : split(part).flatMap((word) => READINGS[word]?.split(' ') ?? spell(word));
    full.push(...syllables);
    initials.push(...(isLatin ? [part] : syllables.map((syllable) => syllable.charAt(0))));
  }
  return full.length === 0 ? '' : `${full.join('')} ${initials.join('')}`;
}

const spell = (text: string): readonly string[] =>
  text === ''
    ? []
    : pinyin(text, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
        syllable.toLowerCase().replaceAll('ü', 'v'),
      );

/** The name cut into parts that READINGS knows and what lies between. */
function split(name: string): readonly string[] {
  const parts: string[] = [];
  let between = '';
  for (let at = 0; at < name.length;) {
    let length = Math.min(LONGEST, name.length - at);
    while (length > 0 && !(name.slice(at, at + length) in READINGS)) length--;
    if (length === 0) {
      between += name.charAt(at++);
      continue;
    }
    parts.push(between, name.slice(at, at + length));
    between = '';
    at += length;
  }
  return [...parts, between];
}
