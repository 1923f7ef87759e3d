import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { PostgreSQL, sql, SQLDialect, StandardSQL } from '@codemirror/lang-sql';
import { setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { completionSources, type SqlWords } from './completion';

/** A mistake as it is marked in the text. */
export interface Marked {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface SqlEditor {
  /** Puts another text in place of this one, where it differs. */
  setText(text: string): void;
  setWords(words: SqlWords): void;
  mark(mistakes: readonly Marked[]): void;
  focus(at?: number): void;
  insert(text: string): void;
  destroy(): void;
}

export interface EditorSetup {
  readonly text: string;
  readonly label: string;
  readonly phrases: Readonly<Record<string, string>>;
  readonly words: SqlWords;
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
}

/** The words of queries: the libraries' lists hold every word of every standard, `value` and `indicator` among them. */
const keywords = `all and any as asc between by case cast cross desc distinct else end except exists false filter first following from full group
having ilike in inner intersect is join last lateral left like limit natural not null nulls offset on or order outer over partition pivot preceding
qualify range recursive right row rows sample select similar table then true unbounded union unpivot using values when where window with`;
const types = 'bigint boolean date decimal double float hugeint integer smallint timestamp tinyint varchar';
const functions = `abs avg coalesce concat count greatest least length lower max median min nullif regexp_matches replace round row_number split_part
string_agg strftime substr sum trim upper`;

const DuckDB = SQLDialect.define({ ...PostgreSQL.spec, keywords, types, builtin: functions });
/** In ClickHouse a backslash keeps a quote within its text. */
const ClickHouse = SQLDialect.define({
  ...StandardSQL.spec,
  keywords,
  types,
  builtin: functions,
  backslashEscapes: true,
  identifierQuotes: '"`',
});
const dialectOf = ({ engine }: SqlWords): SQLDialect => (engine === 'clickhouse' ? ClickHouse : DuckDB);

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--ok)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warn)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--ink3)', fontStyle: 'italic' },
  { tag: tags.typeName, color: 'var(--accent)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', color: 'var(--ink)', backgroundColor: 'var(--paper)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '6px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--head)', color: 'var(--ink3)', borderRight: '1px solid var(--line2)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hover) 55%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--sel)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-soft)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent-line)',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '6px',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font)', fontSize: '12.5px', maxHeight: '18em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px 3px 6px', lineHeight: '1.5' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--ink)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600', color: 'var(--accent)' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--ink3)', marginLeft: '1em' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-diagnostic': { padding: '5px 10px', fontFamily: 'var(--font)', fontSize: '12.5px', maxWidth: '60ch' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--mark)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--mark)',
    textUnderlineOffset: '3px',
    backgroundColor: 'var(--mark-soft)',
  },
  '.cm-panels': { backgroundColor: 'var(--head)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-panel.cm-search': { padding: '6px 10px', fontFamily: 'var(--font)', fontSize: '12.5px' },
  '.cm-textfield, .cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--paper)',
    border: '1px solid var(--control)',
    borderRadius: '4px',
    color: 'var(--ink)',
  },
});

/** Keys that the editor has for itself: what it does with them is not done again by the page around it. */
const own = (extension: Extension): Extension => Prec.high(extension);

/** An editor of SQL in an element. It keeps its own undo while one types; its text is told at every change. */
export function createSqlEditor(node: HTMLElement, setup: EditorSetup): SqlEditor {
  let words = setup.words;
  let following = false;
  const language = new Compartment();
  const languageOf = (): Extension => [sql({ dialect: dialectOf(words), upperCaseKeywords: true }).language];
  const view = new EditorView({
    parent: node,
    state: EditorState.create({
      doc: setup.text,
      extensions: [
        own(
          keymap.of([
            {
              key: 'Mod-Enter',
              stopPropagation: true,
              run: () => {
                setup.onRun();
                return true;
              },
            },
          ]),
        ),
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        EditorView.lineWrapping,
        syntaxHighlighting(colours),
        language.of(languageOf()),
        autocompletion({ override: completionSources(() => words, dialectOf), icons: false, maxRenderedOptions: 60 }),
        keymap.of(
          [...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...searchKeymap, ...defaultKeymap].map(
            (binding) => ({ ...binding, stopPropagation: true }),
          ),
        ),
        EditorView.contentAttributes.of({ 'aria-label': setup.label, spellcheck: 'false', autocapitalize: 'off' }),
        EditorState.phrases.of(setup.phrases),
        look,
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !following) setup.onText(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(text) {
      if (text === view.state.doc.toString()) return;
      following = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      following = false;
    },
    setWords(next) {
      const other = next.engine !== words.engine;
      words = next;
      if (other) view.dispatch({ effects: language.reconfigure(languageOf()) });
    },
    mark(mistakes) {
      const most = view.state.doc.length;
      const diagnostics = mistakes.map(({ from, to, message }) => {
        const start = Math.min(from, most);
        return { from: start, to: Math.min(Math.max(to, start), most), message, severity: 'error' as const };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    focus(at) {
      view.focus();
      if (at !== undefined) {
        const anchor = Math.min(at, view.state.doc.length);
        view.dispatch({ selection: { anchor }, scrollIntoView: true });
      }
    },
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
