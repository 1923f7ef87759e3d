import type { Column } from './columns';

/** Words of which names of what is measured are made; a place is hardly called so. */
const MEASURES =
  /\b(?:population|pop|persons?|people|rates?|ratio|index|indices|gdp|gnp|gva|income|males?|females?|men|women|sex|both|households?|families|employ\w*|unemploy\w*|labou?r|workforce|jobs?|expenditures?|revenues?|tax(?:es)?|products?|production|output|values?|added|numbers?|no|count|percent\w*|share|average|mean|median|growth|change|imports?|exports?|births?|deaths?|mortality|fertility|density|prices?|consumption|investment|education|schools?|students?|health|hospitals?|agricultur\w*|industr\w*|services?|manufactur\w*|construction|mining|trade|retail|wholesale|transport\w*|finance|financial|insurance|government|energy|electricity|gas|water|urban|rural|others?|all|ages?|under|over|less|more|than|years?|goods|food|housing|information|activities|cases|tests?|patents?|balance|capital|wages?|salar\w*|earnings|hours|area code|utilities|public|administration|accommodation|real estate|technical|scientific|support|waste|quarrying|forestry|fishing|bev[öo]lkerung|insgesamt|m[äa]nnlich|weiblich|erwerbst[äa]tige|anzahl|poblaci[óo]n|hombres|mujeres|hommes|femmes|ensemble|homens|mulheres|popula[çc][ãa]o|taux|tasa|taxa|quote|industria|servi[cç]i?os|agricultura|commerce|handel|bau)\b/i;
const TOTALS =
  /^(?:(?:grand )?totals?|all|sum|overall|insgesamt|gesamt|总计|合计|總計|合計|計|계|합계|전국|전체|全国|всего|итого)$/iu;

/** de, of, and …: words within names that are not written large. */
const PARTICLE =
  /^(?:u|v|ve|k|z|de|del|della|delle|dei|degli|di|da|do|dos|das|du|des|la|le|les|el|los|las|l|d|of|the|and|y|e|et|und|a|an|am|im|in|ob|bei|vor|auf|der|den|dem|die|zu|zum|zur|i|o|od|na|nad|pod|pri|op|aan|ten|ter|van|von|og|och|ja|sur|sous|en|upon|on|by|under|with)$/u;

/** What is written small behind a Russian name. */
const RUSSIAN =
  /^(?:(?:г(?:ород)?\.?|республика)\s+)?\p{Lu}[\p{Ll}\-–]+(?:[ \-–]\p{L}+)*\s+(?:область|обл\.?|край|(?:автономный |федеральный |городской |муниципальный )?округ|(?:автономная )?область|район|республика)(?:\s*[-–—]\s*\p{L}+)?$/u;

/** A text that could name a place: every word begins large, none counts or measures anything. */
function isName(text: string): boolean {
  const plain = text
    .replace(/^[\p{Script=Han}（）()]+\s+(?=\p{Lu})/u, '')
    .replace(/[(（][^()（）]*[)）]/g, '')
    .replace(/[*†‡]+$|\s\d{1,2}$/g, '')
    .replace(/^[.·•\-–—\s]+/, '')
    .trim();
  if (plain === '' || plain.length > 45 || /[\d%=:<>$€£]/.test(plain)) return false;
  if (RUSSIAN.test(plain)) return true;
  if (/^[가-힣 ]+$/.test(plain)) return /[시군구도]$/.test(plain) && plain.length <= 12;
  // `Flensburg, kreisfreie Stadt`: behind the name stands what it is.
  const words = plain
    .replace(/,.*$/, '')
    .split(/[\s\-–/,.&’'+]+/u)
    .filter((word) => word !== '');
  const named = words.filter((word) => !PARTICLE.test(word));
  return named.length > 0 && words.length <= 7 && named.every((word) => /^\p{Lu}/u.test(word)) && !MEASURES.test(plain);
}

/** Where the title says that rows are areas: each another, and none counts, measures or holds a number. */
export function couldBeNames({ examples, distinct, filled, share }: Column): boolean {
  const texts = examples.filter((text) => !TOTALS.test(text.trim()));
  const named = texts.filter(
    (text) => /^[^\p{L}]*\p{Lu}/u.test(text) && !MEASURES.test(text) && !/[%=:<>$€£]|^\d+$/.test(text),
  );
  return share.text >= 0.9 && distinct >= filled * 0.9 && texts.length >= 1 && named.length >= texts.length * 0.9;
}

/**
 * Whether a stub whose head says nothing holds proper names, each of its rows another: then rows are about places, not about what is measured
 * (`Gross output`, `Unemployment rate`: words that count, written small). Han signs do not tell; their endings do (`looksLikeAreas`).
 */
export function looksLikeNames({ examples, distinct, filled }: Column, least = 2): boolean {
  const texts = examples.filter((text) => !TOTALS.test(text.trim()));
  return texts.length >= least && distinct >= filled * 0.9 && texts.filter(isName).length >= texts.length * 0.9;
}
