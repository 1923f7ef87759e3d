import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import type { Plugin } from 'prosemirror-state';
import { headingNumber, typedNumber } from '../../../summary';
import { headingNumbers } from './numbering';
import { nodeType } from './schema';

/**
 * What is typed at the beginning of a paragraph and means more than its letters: 一、（一）1．（1）and ## make headings, - and 1. lists, > a quotation.
 * Backspace right after gives the letters back.
 */
export const rulesPlugin = (): Plugin =>
  inputRules({
    rules: [
      new InputRule(
        /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}．|（\d{1,2}）)$/,
        (state, match, from, to) => {
          const typed = typedNumber(match[0]);
          const $from = state.doc.resolve(from);
          if (!typed || $from.depth !== 1 || $from.parent.type.name !== 'paragraph') return null;
          const start = $from.before();
          const counted = state.tr.setNodeMarkup(start, nodeType('heading'), { level: typed.level, numbered: true });
          const number = headingNumbers(counted.doc).get($from.index(0));
          // Counted where it goes on from the heading before; a number that begins elsewhere stays as it was typed.
          if (number === headingNumber(typed.level, typed.n)) return counted.delete(from, to);
          return state.tr
            .setNodeMarkup(start, nodeType('heading'), { level: typed.level, numbered: false })
            .insertText(match[0], from, to);
        },
      ),
      textblockTypeInputRule(/^(#{1,6})\s$/, nodeType('heading'), (match) => ({
        level: match[1]?.length ?? 1,
        numbered: false,
      })),
      wrappingInputRule(/^[-*]\s$/, nodeType('bullet_list')),
      wrappingInputRule(/^(\d{1,3})\.\s$/, nodeType('ordered_list'), (match) => ({
        start: Number(match[1]),
        tight: true,
      })),
      wrappingInputRule(/^>\s$/, nodeType('quote')),
    ],
  });
