import { isChange, signOf, type LintNumber } from './number';
import type { Finding } from './finding';

const RISES =
  '增长|增加|提高|上升|提升|扩大|增幅|升高|净增|加快|grew(?: by)?|rose(?: by)?|increased(?: by)?|up(?: by)?';
const FALLS =
  '下降|减少|回落|降低|下滑|收窄|缩小|降幅|负增长|减幅|放缓|fell(?: by)?|dropped(?: by)?|decreased(?: by)?|declined(?: by)?|down(?: by)?';
/** The word right before the number; between them at most a particle. */
const BEFORE = new RegExp(`(?:(${RISES})|(${FALLS}))(?:了|为|达|约|近|超过)?\\s*$`, 'i');
const SAYS_FALL = /^(?:比[^，]{0,8}|同比|环比|较[^，]{0,8})?(?:下降|减少|回落|降低|净减|down|fell)/;
const SAYS_RISE = /^(?:比[^，]{0,8}|同比|环比|较[^，]{0,8})?(?:增长|增加|提高|净增|上升|up|rose)/;

/**
 * Prose whose word no longer fits the number behind it: 增长 before a fall, 下降 before a rise, 下降-4.2% which says it twice. A number that
 * chooses its word itself (增降) fits always, unless another word stands before it.
 */
export function signFindings(source: string, numbers: readonly LintNumber[]): readonly Finding[] {
  return numbers.flatMap((number): readonly Finding[] => {
    const sign = signOf(number);
    if (sign === null || !isChange(number)) return [];
    const [, rise, fall] = BEFORE.exec(source.slice(Math.max(0, number.start - 24), number.start)) ?? [];
    const word = rise ?? fall;
    if (word === undefined) return [];
    const shown = number.shown;
    const twice = SAYS_FALL.test(shown) || SAYS_RISE.test(shown) || (fall !== undefined && /^[-−－]/.test(shown));
    const fits = rise === undefined ? sign < 0 : sign > 0;
    if (fits && !twice) return [];
    const { start, end } = number;
    return [
      { kind: 'sign', blocks: false, start: start - lengthBefore(source, start, word), end, params: { word, shown } },
    ];
  });
}

/** From where the word stands to the number. */
const lengthBefore = (source: string, start: number, word: string): number => {
  const at = source.lastIndexOf(word, start);
  return at < 0 ? 0 : start - at;
};
