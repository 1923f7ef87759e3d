import type { Column } from './columns';

/** Words that head the columns which say what a row is about. Matched against the whole head, letters and Han signs only. */
const WORDS = {
  /** From the widest to the narrowest. */
  area: [
    /^(?:country|countryregion|nation|国家|国别)(?:name)?$/i,
    /^(?:state|stname|stateabbreviation|stabr|province|provincestate|省|省份|省市|省级|省区市)(?:名称?|name)?$/i,
    /^(?:city|prefecture|市|城市|地市|市州|地级市|设区市)(?:名称?|name)?$/i,
    /^(?:地区|区域|辖区|area|areaname|region|name|geo|geolabels?|geography|geographicareaname|economy|geographicarea|place|location|areatitle|地名|名称|行政区|行政区划|地域|统计区域|单位名称)(?:名称?|name)?$/i,
    /^(?:county|ctyname|cntyname|countyname|libgeo|geoname|(?:la|lad|(?:la|lad|utla|ltla|ctyua|ward|wd)\d{2}|local authority|localauthority|ward|district|council|municipal|commune|gemeinde|kreis)(?:name|nm)|landkreis|kreis|gemeinde|commune|countynamestateabbreviation|admin2|district|municipality|subcounty|县|区县|县区|县市|县市区|县市别|縣市別?|縣市區|縣|區|鄉鎮市區別?|區域別?|地區別?|县级|区|旗县|市县|市县区|各县市区|各县区|所属县区|所在县区)(?:名称?|name)?$/i,
    /^(?:town|township|ward|乡镇|镇|街道|乡镇街道|园区|所在乡镇|所在乡镇园区)(?:名称?|name)?$/i,
    /^(?:village|村|村社区)(?:名称?|name)?$/i,
  ],
  areaCode:
    /^(?:fips|fipscode|geocodes|geoid2|nutsid|nutscode|fipstxt|fipstext|countyfips|geoid|areacode|regioncode|countycode|citycode|code|代码|编码|区划码|区划代码|行政区划|行政区划代码|行政区划编码|行政代码|地区代码|地区编码|县代码|区县代码|统计用区划代码|adcode|codgeo|insee|geofips|fips5|areafips|(?:la|lad|utla|ltla|cty|ctry|rgn|gss|ons|ward|wd|msoa|lsoa|oa)\d{0,2}(?:cd|code)|ags|kreisschluessel|nuts3?)$/i,
  partCode: /^(?:state|county|municipal)(?:fips|code|fipscode|codefips|fp|ansi)?$|^(?:省|市|县)代码$/i,
  period:
    /^(?:年|年份|年度|时间|时期|报告期|统计时间|统计期|期间|期别|日期|year|years|yr|period|time|timeperiod|date|observationdate|obsdate|refdate|referenceperiod|quarter|季度|季|统计日期|数据日期|报表期|所属期|所属时期|统计年度|统计月份|数据时间|月度|fiscalyear|financialyear|calendaryear|stichtag|jahr|zeit|année|annee|periode|période)$/i,
  month: /^(?:月|月份|month)$/i,
  indicator:
    /^(?:指标|指标名称|指标项|项目|项目名称|统计指标|类别|indicator|indicatorname|variable|variablename|series|seriesname|seriestitle|measure|metric|item|dataitem|lineitem|attribute|description|指标项目)$/i,
  unit: /^(?:单位|计量单位|unit|units|unitofmeasure|uom)$/i,
  value: /^(?:v4\d|数值|值|数据|数量|指标值|统计值|value|values|obsvalue|amount|figure|data)$/i,
  rowNumber: /^(?:序号|编号|no|no\.|id|#|index|rownumber)$/i,
  note: /^(?:备注|说明|注|来源|数据来源|note|notes|remark|remarks|comment|comments|source|footnote)$/i,
  position: /^(?:lat|latitude|long|lng|lon|longitude|经度|纬度|coord|coords|coordinates|geometry|坐标)_?$/i,
  /** Numbers that name a class, not an amount. */
  classCode:
    /(?:^|[^a-z])codes?(?:[^a-z]|$)|code\d*$|typology|continuum|^sumlev|^summary level|^division$|^region$|代码$|编码$|编号$|分类号$/i,
} as const;

const letters = (text: string): string => text.normalize('NFKC').replace(/[\s_\-/,.()（）·:：#、]+/g, '');

export const isAreaHead = (text: string): boolean => areaLevel(text) >= 0;
/** Place of the head's word among the levels of areas, widest 0; −1: it names no area. */
export const areaLevel = (text: string): number => WORDS.area.findIndex((word) => word.test(letters(text)));
export const isHead = (what: Exclude<keyof typeof WORDS, 'area' | 'classCode'>, text: string): boolean =>
  WORDS[what].test(letters(text));

/** Columns whose numbers stand for classes (`Rural-urban Continuum Code`), positions or the row's own number. */
export const isAttribute = (column: Column): boolean =>
  // Numbers below `State` or `County` are codes; below 乡 or 镇 they may be how many there are.
  (isAreaHead(column.head.text) && /^[\x20-\x7e]+$/.test(column.head.text)) ||
  WORDS.classCode.test(column.head.indicator || column.head.text) ||
  ['position', 'rowNumber', 'note', 'areaCode', 'partCode'].some((what) =>
    isHead(what as 'position', column.head.text),
  );

/** A word that heads the column that says what rows are about: an area, an indicator, a time. */
export const isStubHead = (text: string): boolean =>
  text !== '' && text.length <= 20 && (isAreaHead(text) || isHead('indicator', text) || isHead('period', text));

/** A head of two languages or levels as its words: `指标 Indicator`, `GEO_ID Geography`, `County / 县`. */
export const wordsOf = (text: string): readonly string[] => {
  const [han, latin] = [
    text.replace(/[^\p{Script=Han}\s()（）]+/gu, ' ').trim(),
    text.replace(/[\p{Script=Han}（）]+/gu, ' ').trim(),
  ];
  return [text, ...(han !== '' && latin !== '' && /[A-Za-z]/.test(latin) ? [han, latin] : [])];
};
