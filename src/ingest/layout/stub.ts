import type { Column } from './columns';
import { isAboutSeries } from './scales';

/** The same in the tables of other countries, without accents. */
const STATES_ABROAD =
  /^(?:bundesland|bundeslander|land|estado|entidad|entidadfederativa|unidadedafederacao|uf|siglauf|nomeuf|provincias?|provincie|provinsi|departements?|departamentos?|都道府県|都道府県別|시도|시도별|시도명|광역시도|도|wojewodztw[oa]|kraj|kraje|lan|fylke|fylker|oblast|область|субъект|субъектрф|субъектроссииcкоифедерации|regionrf|governorates?|cantons?|kantone?|il|iladi|emirate|tinh|tinhthanhpho|changwat)(?:名|명|name|nimi)?$/i;
const REGIONS_ABROAD =
  /^(?:regions|regio|regios|regione|regioni|regiao|regioes|regionname|territorios?|territory|territories|territoire|territorio|localidad|localidade|ambito|ambitoterritorial|raumeinheit|gebiet|gebietseinheit|gebietsname|zonegeographique|maakunta|alue|omrade|地域|地域名|지역|지역별|지역명|행정구역|행정구역별|행정구역시군구|행정구역시군구별|행정구역동읍면별|자치단체|자치단체명|comunidad(?:es)?|comunidad(?:es)?autonomas?|geographicregion|geographicarea|geographicalarea|refarea|referencearea|spatialunit|территория|регион|регионы|наименование|наименованиерегиона)$/i;
const COUNTIES_ABROAD =
  /^(?:counties|districts|dist|regency|kabupaten|kabupatenkota|kab\.?kota|landkreise?|kreise|stadt|stadtkreis|kreisfreiestadt|kreiseundkreisfreiestadte|gemeinden|gemeindename|stadtgemeinde|powiat|powiaty|okres|okresy|obec|gmina|megye|jaras|judet|judete|zupanija|ilce|ilceadi|kommuner?|kommun|kunta|kunnat|municipalities|municipalityname|nomemunicipio|nomedomunicipio|municipios?|munic|comun[ei]|communes|gemeenten?|concelhos?|comarca|parroquia|시군구|시군구별|시군구명|군구|구군|시군|시군별|구별|자치구|자치구별|市区町村|市区町村別|市町村|市町村別|区市町村|自治体|団体名|自治体別|縣市|縣市別|區議會分區|分區|行政區|行政區別|區域別|localgovernmentareas?|localauthority(?:county|district|unitary|area)*|localauthorities|ualad\d{2}|lga|lganame|sa[234]|upazila|zila|talukas?|taluk|tehsil|mandal|dzongkhag|subdistrict|район|муниципалитет|муниципальноеобразование|городскоиокруг|муниципальныираион|quanhuyen|huyen|amphoe)(?:\d{2,4})?(?:名|명|name)?$/i;

/** `REGION: Region`, as SDMX heads its columns: the code of a dimension and its name. */
const DIMENSION = /^[A-Z][A-Z_\d]*\s*:\s*(?=\p{L})/u;

/** Words that head the columns which say what a row is about. Matched against the whole head, letters and Han signs only. */
const WORDS = {
  /** From the widest to the narrowest. */
  area: [
    /^(?:country|countryregion|nation|国家|国别|pays|pais|paese|국가|국가별|国名)(?:name)?$/i,
    /^(?:state|stname|stateabbreviation|stabr|ut|unionterritory|province|provincestate|省|省份|省市|省级|省区市)(?:名称?|name)?$/i,
    STATES_ABROAD,
    /^(?:city|prefecture|市|城市|地市|市州|地级市|设区市)(?:名称?|name)?$/i,
    REGIONS_ABROAD,
    /^(?:地区|区域|辖区|area|areaname|region|name|geo|geolabels?|geography|geographicareaname|geographyname|economy|entity|entityname|nazwa|navn|namn|naam|nimi|nom|nome|nombre|nev|libelle|libgeo|geographicarea|place|location|areatitle|地名|名称|行政区|行政区划|地域|统计区域|单位名称|จังหวัด|อำเภอ|ตำบล)(?:名称?|name)?$/i,
    COUNTIES_ABROAD,
    /^(?:county|ctyname|cntyname|countyname|libgeo|geoname|(?:la|lad|(?:la|lad|utla|ltla|ctyua|ward|wd)\d{2}|local authority|localauthority|ward|district|council|municipal|commune|gemeinde|kreis)(?:name|nm)|landkreis|kreis|gemeinde|commune|countynamestateabbreviation|admin2|(?:districtcouncil|administrative|census|electoral|school|health|urban|rural)?district|municipality|subcounty|县|区县|县区|县市|县市区|县域|县级市县|县市别|縣市別?|縣市區|縣|區|鄉鎮市區別?|區域別?|地區別?|县级|区|旗县|市县|市县区|各县市区|各县区|所属县区|所在县区)(?:名称?|name)?$|^(?!(?:县级市|市辖区|开发区|功能区|管理区|林区|特区)$)(?:各|所在|所属|按)?(?:设区市|县级市|市辖区|开发区|功能区|管理区|林区|特区|[省市州盟县区旗])+(?:别|名称?)?$/iu,
    /^(?:읍면동|읍면동별|동별|행정동|동|町丁|町丁名|desa|kelurahan|sectiondistrict|freguesias?|township|towns?hips?)(?:名|명|name)?$/i,
    /^(?:town|township|ward|乡镇|镇|街道|乡镇街道|园区|所在乡镇|所在乡镇园区)(?:名称?|name)?$|^(?:各|所在|所属|按)?(?:街道办事处|街道办?|办事处|园区|开发区|农?场|[乡镇街])+(?:别|名称?)?$/iu,
    /^(?:village|村|村社区)(?:名称?|name)?$/i,
  ],
  codeAbroad:
    /^(?:kod|featurecode|geographycode|codgeo|codeinsee|codedelacommune|codecommune|codedepartement|coddep|depcom|codigo(?:ibge|municipio|delmunicipio|domunicipio|ine|dane|delaprovincia)?|codmun|ibge|codiceistat|codicecomune|codiceprovincia|procom|istat|(?:amtlicher)?(?:gemeinde|regional|kreis)schlussel|ars|kreisnummer|kreisnr|団体コード|地域コード|市区町村コード|都道府県コード|行政區域代碼|區域別代碼|行政區代碼|행정구역코드|행정기관코드|법정동코드|행정동코드|시군구코드|teryt|kommunnr|kommunenr|kommunenummer|kommunekode|bfsnr|bfsnummer|октмо|окато|lgacode\d*|stateutcode|districtcode)$/i,
  areaCode:
    /^(?:fips|fipscode|geocodes|geoid2|nutsid|nutscode|fipstxt|fipstext|countyfips|geoid|areacode|regioncode|countycode|citycode|code|代码|编码|区划码|区划代码|行政区划|行政区划代码|行政区划编码|行政代码|地区代码|地区编码|县代码|区县代码|统计用区划代码|adcode|codgeo|insee|geofips|fips5|areafips|(?:la|lad|utla|ltla|cty|ctry|rgn|gss|ons|ward|wd|msoa|lsoa|oa)\d{0,2}(?:cd|code)|ags|kreisschluessel|nuts3?|(?:cd)?refnis)$/i,
  partCode:
    /^(?:cve|clave|cod|codigo|cd)(?:entidad|ent|estado|municipio|mun|provincia|prov|departamento|dep|depto)$|^(?:state|county|municipal)(?:fips|code|fipscode|codefips|fp|ansi)?$|^(?:省|市|县)代码$/i,
  period:
    /^(?:年|年份|年度|统计年份|数据年份|所属年份|会计年度|时间|时期|报告期|统计时间|统计期|期间|期别|日期|year|years|yr|period|perioden|time|timeperiod|date|ano|anos|anno|anni|年月|統計年月|統計年|統計年度|民國年|statisticyyy|statisticyyymm|datecode|datename|cdyear|yearcode|timeperiodname|año|jahre|rok|år|ar|vuosi|yil|tahun|periodo|periodi|trimestre|год|период|년|년도|연도|기간|시점|年次|調査年|調査年次|時点|年別|年月|observationdate|obsdate|refdate|referenceperiod|quarter|季度|季|统计日期|数据日期|报表期|所属期|所属时期|统计年度|统计月份|数据时间|月度|fiscalyear|financialyear|calendaryear|stichtag|jahr|zeit|année|annee|periode|période)$/i,
  month: /^(?:月|月份|month|mes|mese|mois|monat|월|месяц|bulan)$/i,
  indicator:
    /^(?:指标|指标名称|指标项|项目|项目名称|统计指标|类别|indicator|indicatorname|indicador|indicadores|indicateur|indicatore|merkmal|subjectdescriptor|statisticlabel|statistikkvariabel|tipodato|tipodiindicatore[a-z]*|onderwerp|thema|measurement|variablelabel|element|tietoja?|contents|contenu|kennzahl|指標|項目|表章項目|調査項目|統計項目|항목|항목명|지표|지표명|показатель|variable|variablename|series|seriesname|seriestitle|measure|metric|item|dataitem|lineitem|attribute|description|指标项目)$/i,
  unit: /^(?:单位|計量單位|单位|計量単位|計量單位|单位名|単位|單位|단위|计量单位|unit|units|unitofmeasure|uom|unidad|unidade|unidad(?:e)?(?:de)?medida|unite|einheit|unita|единицаизмерения)$/i,
  value:
    /^(?:v4\d|valor|valeur|valeurs|wert|werte|valore|dato|값|데이터|수치|значение|waarde|数値|數值|obs|observation|observationvalue|数值|值|数据|数量|指标值|统计值|value|values|obsvalue|amount|figure|data)$/i,
  rowNumber:
    /^(?:序号|編號|編号|序號|번호|연번|순번|编号|no|no\.|nr|lfdnr|№|sl|sno|slno|srno|serialno|serialnumber|sn|id|#|index|rownumber|rowid|objectid|regionid|fid|gid|oid|sizerank|unnamed0)$/i,
  note: /^(?:备注|说明|注|来源|数据来源|note|notes|remark|remarks|comment|comments|source|[a-z]{0,20}footnotes?|footnoteseqid|(?:value|fact)notes?(?:for[a-z]{0,60})?|bemerkung|anmerkung|fussnote|notas?|observaciones|observacoes|備考|비고|примечание)$/i,
  position: /^(?:lat|latitude|long|lng|lon|longitude|经度|纬度|coord|coords|coordinates|geometry|坐标)_?$/i,
  /** Numbers that name a class, not an amount. */
  classCode:
    /(?:^|[^a-z])codes?(?:[^a-z]|$)|code\d*$|typology|continuum|^sumlev|^summary level|^division$|^region$|代码$|编码$|编号$|分类号$|代碼$|コード$|코드$|^c[oó]digo (?:da|do|de|del)\b|^cve_|^clave\b|^cd_(?!year)|^(?:st|cnty|own|naics|sic|nace|isic|cbsa|csa|msa)$/i,
} as const;

/** Letters and signs alone, without accents: `Département` is written as `Departement` as often. */
const letters = (text: string): string =>
  (ASCII.test(text)
    ? text
    : text
        .normalize('NFKC')
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC')
        // 地域_2020: by the borders of that year.
        .replace(/(?<=\p{L})_(?:19|20)\d{2}(?=\s|$)/u, '')
  ).replace(/[\s_\-/,.()（）·:：#、'’]+/g, '');

/** What nothing is to be done to before its signs are compared. */
const ASCII = /^[\x20-\x7e]*$/;
/** No word of any language: digits and signs. The first column of most sheets is looked at row by row. */
const WORDLESS = /^[\x20-\x40]*$/;

/** Between two words of one head. */
const SEVERAL = /[/／|]|\s(?:and|or|y|e|et|und|en|og|och|i|и)\s/;

export const isAreaHead = (text: string): boolean => areaLevel(text) >= 0;
/**
 * Place of the head's word among the levels of areas, widest 0; −1: it names no area. A remark in brackets, `Name of the …` and a second
 * word behind a stroke do not count.
 */
export const areaLevel = (text: string): number => {
  if (WORDLESS.test(text)) return -1;
  const found = wordLevel(text);
  if (found >= 0 || text.length > 60) return found;
  const bare = text
    .replace(DIMENSION, '')
    // `Geography 5`: the number of a footnote.
    .replace(/(?<=\p{Ll})\s+\d{1,2}$/u, '')
    // 卖方所在区县, 企业所属县区: whose area it is stands in front.
    .replace(/^\p{Script=Han}{1,6}(?=(?:所在|所属)\p{Script=Han})/u, '')
    .replace(/^(?:desc|descr|descripcion|nombre|nome|nom|nm|denominacion|label|libelle)[_ ](?=\p{L}{3})/iu, '')
    .replace(/[(（[][^()（）[\]]*[)）\]]/g, '')
    .replace(
      /^(?:names? of (?:the )?|nom (?:de la |de l['’]|du |des |de )|nombre del? (?:la )?|nome (?:del |della |do |da |de ))/i,
      '',
    );
  if (bare.trim() === '') return -1;
  if (bare === text && !SEVERAL.test(bare)) return found;
  const levels = bare.split(SEVERAL).map(wordLevel);
  return levels.every((level) => level >= 0) ? Math.max(...levels) : wordLevel(bare);
};
const wordLevel = (text: string): number => {
  const bare = letters(text);
  return WORDS.area.findIndex((word) => word.test(bare));
};
export const isHead = (what: Exclude<keyof typeof WORDS, 'area' | 'classCode'>, text: string): boolean =>
  WORDS[what].test(letters(text)) || (DIMENSION.test(text) && WORDS[what].test(letters(text.replace(DIMENSION, ''))));

/** Columns whose numbers stand for classes (`Rural-urban Continuum Code`), positions or the row's own number. */
export const isAttribute = (column: Column): boolean =>
  // Numbers below `State` or `County` are codes; below 乡 or 镇 they may be how many there are.
  // (`Gemeinden` and `Municipios` too: abroad the words are not asked.)
  (isAreaHead(column.head.text) &&
    /^[\x20-\x7e]+$/.test(column.head.text) &&
    ![STATES_ABROAD, REGIONS_ABROAD, COUNTIES_ABROAD].some((words) => words.test(letters(column.head.text)))) ||
  (isAreaHead(column.head.text) && areCodes(column)) ||
  WORDS.classCode.test(column.head.indicator || column.head.text) ||
  isAboutSeries(column.head.text) ||
  countsRows(column) ||
  ['position', 'note', 'areaCode', 'codeAbroad', 'partCode'].some((what) =>
    isHead(what as 'position', column.head.text),
  );

/** 01, 02, 03: of one length, each once, some with a zero in front. */
const areCodes = ({ examples, distinct, filled, medianLength }: Column): boolean =>
  medianLength >= 2 &&
  distinct === filled &&
  examples.every((text) => /^\d+$/.test(text) && text.length === medianLength) &&
  examples.some((text) => text.startsWith('0'));

/** `No.` and `id` over whole numbers; `Index` only over 0, 1, 2 …: it may also be a price index. */
function countsRows({ head, examples }: Column): boolean {
  if (!isHead('rowNumber', head.text)) return false;
  const numbers = examples.map((text) => Number(text));
  if (!/^index$/i.test(letters(head.text))) return numbers.every((n) => !Number.isFinite(n) || Number.isInteger(n));
  return numbers.every((n, i) => Number.isInteger(n) && (i === 0 || n === (numbers[i - 1] ?? 0) + 1));
}

/** A word that heads the column that says what rows are about: an area, an indicator, a time. */
export function isStubHead(text: string): boolean {
  if (text === '' || text.length > 20 || WORDLESS.test(text)) return false;
  const known = stubHeads.get(text);
  if (known !== undefined) return known;
  const found = isAreaHead(text) || isHead('indicator', text) || isHead('period', text);
  if (stubHeads.size > 5000) stubHeads.clear();
  stubHeads.set(text, found);
  return found;
}

/** What was asked before: row by row the same names come up again. */
const stubHeads = new Map<string, boolean>();

/** A head of two languages or levels as its words: `指标 Indicator`, `GEO_ID Geography`, `County / 县`. */
export const wordsOf = (text: string): readonly string[] => {
  const [han, latin] = [
    text.replace(/[^\p{Script=Han}\s()（）]+/gu, ' ').trim(),
    text.replace(/[\p{Script=Han}（）]+/gu, ' ').trim(),
  ];
  return [text, ...(han !== '' && latin !== '' && /[A-Za-z]/.test(latin) ? [han, latin] : [])];
};
