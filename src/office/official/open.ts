import { t, type Lang } from '../../text';
import { withoutGuarded } from '../../view';
import type { OfficialDocument, OfficialEmbed, OfficialNumber } from './document';

/**
 * The public version (公开版) of a document: a number that may not be told gives way to the word for why, and with it everything that says of
 * it (its exact value, its query and cells); tables lose what is guarded, and a chart that rests on it goes. Done once, before anything
 * is written, so that no part of a file can hold what another hides.
 */
export function openDocument(document: OfficialDocument): OfficialDocument {
  const { lang } = document;
  return {
    ...document,
    places: document.places.map((place) =>
      place.kind === 'number' ? openNumber(place, lang) : openEmbed(place, lang),
    ),
  };
}

function openNumber(number: OfficialNumber, lang: Lang): OfficialNumber {
  if (number.guard === null) return number;
  return {
    kind: 'number',
    id: number.id,
    shown: t(lang, `carry.guard.word.${number.guard}`),
    expression: '',
    guard: number.guard,
    note: null,
  };
}

function openEmbed(embed: OfficialEmbed, lang: Lang): OfficialEmbed {
  if (embed.kind === 'table')
    return { kind: 'table', table: withoutGuarded(embed.table, (guard) => t(lang, `carry.guard.word.${guard}`)) };
  if (embed.kind === 'chart' && embed.guarded)
    return { kind: 'problem', text: t(lang, 'official.chart_left', { title: embed.title }) };
  return embed;
}
