/**
 * Short texts such as stand in small exports, made of words by a seeded choice: one to three lines. The words are not those that
 * the detector's lists were made of; they are place names, headings and remarks as offices write them.
 */
const zh = {
  words:
    '青溪县 白沙区 临江市 凤凰镇 石门乡 长寿区 酉阳 巫溪 綦江 潼南 忠县 麻栗坡县 临沧 额济纳旗 哈密 库尔勒 专利授权量 发明专利 高新技术企业 社会消费品零售总额 规模以上工业增加值 一般公共预算收入 固定资产投资 城镇居民人均可支配收入 粮食产量 生猪存栏 常住人口 户籍人口 城镇化率 森林覆盖率 学校数 在校学生 病床 执业医师 研发经费 技术合同成交额 培训班 参训人数 企业名称 法定代表人 联系电话 备注 单位：万元 合计 其中 同比增长 增速 截至 上半年 一季度 数据来源 统计局 科技局 项目名称 立项 验收 资助金额 张伟 王芳 李娜 刘洋 陈静 已完成 未报送 暂无 较上年 提高 下降 持平 个百分点 重庆渝北 浙江丽水 贵州黔东南'.split(
      ' ',
    ),
  extra: ['2023年', '12.5%', '（件）', '1—6月', '，', '、'],
};
const zhHant = {
  words:
    '臺北市 新北市 桃園市 臺中市 苗栗縣 彰化縣 南投縣 雲林縣 嘉義縣 屏東縣 宜蘭縣 花蓮縣 臺東縣 澎湖縣 基隆市 新竹市 板橋區 鳳山區 岡山區 頭份市 竹南鎮 專利核准件數 失業率 就業人數 戶籍登記人口 出生人數 死亡人數 平均每人可支配所得 營業額 工廠登記家數 農業產值 稻米產量 圖書館 醫療院所 病床數 國民小學 學生數 觀光旅客 汽車 機車 道路面積 公園 綠地 單位：千元 總計 合計 較上年 增加 減少 備註 資料來源 主計處 統計處 經濟發展局 補助計畫 核定金額 承辦人 電話 葵青區 深水埗 黃大仙 觀塘 荃灣 屯門'.split(
      ' ',
    ),
  extra: ['112年', '12.5%', '（人）', '，', '、'],
};
const ja = {
  words:
    '東京都 大阪府 北海道 横浜市 名古屋市 京都市 さいたま市 ひたちなか市 つくば市 いわき市 八王子市 世田谷区 渋谷区 人口総数 世帯数 出生数 死亡数 就業者数 完全失業率 製造品出荷額等 事業所数 従業者数 小売業 年間商品販売額 農業産出額 耕地面積 一般会計歳出 財政力指数 図書館 病院数 医師数 小学校 児童数 特許出願件数 研究費 サービス業 データ出典 合計 うち女性 前年比 増減率 備考 単位：千円 みどり市 あきる野市 むつ市 ニセコ町 南アルプス市 平成二十三年 令和五年 調査結果 について まとめた もの です 株式会社 有限会社 センター'.split(
      ' ',
    ),
  extra: ['2023年', '12.5%', '（人）', '、', '。'],
};
const west = {
  words:
    'München Köln Nürnberg Düsseldorf Görlitz Thüringen Württemberg Großenhain Saône Corrèze Hérault Drôme Ardèche Île-de-France Provence-Alpes-Côte Málaga Cádiz Jaén Ávila Cáceres León Coruña São Paulo Ceará Goiás Paraná Évora Setúbal Malmö Örebro Jönköping Ålesund Tromsø Østfold Århus Møre Bevölkerung Beschäftigte Fläche Straße Geschäft Ausländer männlich für über année population département région chômage salariés revenu médian établissements créations año población región municipio índice desempleo café première Total Year County Rate'.split(
      ' ',
    ),
  extra: ['2023', '12,5 %', '1 234', '°C', '€', '– '],
};

export const LANGUAGES = {
  'zh-Hans': { ...zh, encodings: ['gb18030', 'utf-8'], joint: ',' },
  'zh-Hant': { ...zhHant, encodings: ['big5', 'utf-8'], joint: ',' },
  ja: { ...ja, encodings: ['shift_jis', 'utf-8'], joint: ',' },
  western: { ...west, encodings: ['windows-1252', 'utf-8'], joint: ';' },
} as const;

/** A generator of numbers 0 … 1 that repeats itself for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One to `lines` lines of one to five cells, with some numbers between the words; at least one character is beyond ASCII. */
export function shortText(language: keyof typeof LANGUAGES, random: () => number, lines: number): string {
  const { words, extra, joint } = LANGUAGES[language];
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const cell = (): string =>
    random() < 0.25 ? String(Math.floor(random() * 100_000) / 10) : pick(words) + (random() < 0.2 ? pick(extra) : '');
  const line = (): string => Array.from({ length: 1 + Math.floor(random() * 5) }, cell).join(joint);
  const text = Array.from({ length: lines }, line).join('\n') + '\n';
  return /[^\0-\u007f]/.test(text) ? text : shortText(language, random, lines);
}
