import {
  keywordCompletionSource,
  schemaCompletionSource,
  type SQLDialect,
  type SQLNamespace,
} from '@codemirror/lang-sql';
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { nameInSql } from '../../app';
import type { NamedTable, QueryEngine } from '../../query';

/** A name found by what is typed, in any language or reading. */
export interface FoundName {
  readonly label: string;
  readonly detail: string;
  readonly insert: string;
}

/** What can be completed. */
export interface SqlWords {
  readonly engine: QueryEngine;
  readonly tables: readonly NamedTable[];
  /** What a table is for, and a column's type. */
  readonly tableDetail: (table: NamedTable) => string;
  readonly params: readonly FoundName[];
  readonly find: (typed: string) => readonly FoundName[];
}

/** Quoted where it is a word of the language. */
const nameOf = (name: string, { spec }: SQLDialect): string =>
  nameInSql(name, `${spec.keywords ?? ''} ${spec.types ?? ''}`);

function namespaceOf({ tables, tableDetail }: SqlWords, dialect: SQLDialect): SQLNamespace {
  return Object.fromEntries(
    tables.map((table, at): [string, SQLNamespace] => {
      const self: Completion = {
        label: table.name,
        detail: tableDetail(table),
        type: 'type',
        boost: table.kind === 'table' ? -10 : 20 - Math.min(at, 15),
        apply: nameOf(table.name, dialect),
      };
      const children = table.columns.map(({ name, type }): Completion => ({
        label: name,
        detail: type,
        type: 'property',
        apply: nameOf(name, dialect),
      }));
      return [table.name.replaceAll('.', '\\.'), { self, children }];
    }),
  );
}

/** Columns of the tables that the statement names, offered without the table's name before them; of the views for people while it names none. */
function columnSource(words: SqlWords, dialect: SQLDialect): CompletionSource {
  return (context) => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    if (!word || inText(context)) return null;
    const text = context.state.doc.toString();
    const said = words.tables.filter(({ name }) => text.includes(name));
    const named = said.length > 0 ? said : words.tables.filter(({ kind }) => kind === 'view');
    const seen = new Set<string>();
    const options = named.flatMap(({ name: table, columns }) =>
      columns.flatMap(({ name, type }): Completion[] => {
        if (seen.has(name)) return [];
        seen.add(name);
        return [{ label: name, detail: `${table} · ${type}`, boost: 10, apply: nameOf(name, dialect) }];
      }),
    );
    return { from: word.from, options, validFor: /^[\p{L}_][\p{L}\p{N}_]*$/u };
  };
}

const nodeAt = (context: CompletionContext) => syntaxTree(context.state).resolveInner(context.pos, -1);
const inText = (context: CompletionContext): boolean => /String|Comment/.test(nodeAt(context).name);

/** Below what the language itself offers: `from` may be the initials of something, too. */
const BELOW = -99;

/** The library matches what is offered against the word once more: a label that begins with it always fits, the name is what is shown. */
const found =
  (typed: string, boost: number) =>
  ({ label, detail, insert }: FoundName): Completion => ({
    label: `${typed} ${label} ${insert}`,
    displayLabel: label,
    detail,
    apply: insert,
    boost,
  });

/** Indicators and areas, within a text that was begun or as a word: their keys are put in as a text. */
function nameSource(words: () => SqlWords): CompletionSource {
  return (context): CompletionResult | null => {
    const node = nodeAt(context);
    if (/Comment/.test(node.name)) return null;
    if (/String/.test(node.name)) {
      const typed = context.state.sliceDoc(node.from + 1, context.pos);
      if (typed.trim() === '' || !/^'/.test(context.state.sliceDoc(node.from, node.from + 1))) return null;
      const closed = node.to > context.pos && context.state.sliceDoc(node.to - 1, node.to) === "'";
      const begun = `'${typed}`;
      const options = words().find(typed).map(found(begun, 0));
      return { from: node.from, to: closed ? node.to : context.pos, options, filter: true };
    }
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    if (!word || (word.text.length < 2 && !/\p{Script=Han}/u.test(word.text) && !context.explicit)) return null;
    const boost = /\p{Script=Han}/u.test(word.text) ? 0 : BELOW;
    return { from: word.from, options: words().find(word.text).map(found(word.text, boost)) };
  };
}

function paramSource(words: () => SqlWords): CompletionSource {
  return (context) => {
    const word = context.matchBefore(/(?<!:):[\p{L}\p{N}_]*/u);
    if (!word || inText(context)) return null;
    const options = words().params.map(({ label, detail, insert }) => ({ label, detail, apply: insert }));
    return { from: word.from, options, validFor: /^:[\p{L}\p{N}_]*$/u };
  };
}

/** All that completes a statement. `words` are asked for anew each time: tables come when the engine has told them. */
export function completionSources(
  words: () => SqlWords,
  dialectOf: (words: SqlWords) => SQLDialect,
): CompletionSource[] {
  const schema: CompletionSource = (context) => {
    if (inText(context)) return null;
    const dialect = dialectOf(words());
    return schemaCompletionSource({ dialect, schema: namespaceOf(words(), dialect) })(context);
  };
  const columns: CompletionSource = (context) => columnSource(words(), dialectOf(words()))(context);
  const keywords: CompletionSource = (context) => keywordCompletionSource(dialectOf(words()), true)(context);
  return [schema, columns, keywords, nameSource(words), paramSource(words)];
}
