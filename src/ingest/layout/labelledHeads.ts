/** Rows of a header that say when the series was or will be published, or remarks on it: nothing of the values' own period. */
const ABOUT_RELEASE = /^(?:release date|next release|last updated?|important notes|发布日期|更新日期|下次发布)$/i;
const BEFORE_UNIT = /^pre-?unit$/i;
const UNIT = /^unit$/i;

/**
 * Headers that say in the stub what each of their rows is: `Title`, `CDID`, `PreUnit` (£), `Unit` (m), `Release Date`, as the time series of the ONS
 * do. The unit is put together (£m), and days of release, which are not the values', are taken out. Levels of other headers come back as
 * they are.
 */
export function labelled(levels: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [stub = []] = levels;
  const before = stub.findIndex((text) => BEFORE_UNIT.test(text));
  const unit = stub.findIndex((text) => UNIT.test(text));
  const release = stub.flatMap((text, i) => (ABOUT_RELEASE.test(text) ? [i] : []));
  if (stub.length < 3 || (release.length === 0 && before < 0)) return levels;
  return levels.map((column, at) =>
    column.map((text, i) => {
      if (at === 0) return text;
      if (release.includes(i) || (i === before && unit >= 0)) return '';
      if (i !== unit || before < 0) return text;
      const whole = `${column[before] ?? ''}${text}`;
      return whole === '' ? '' : `(${whole})`;
    }),
  );
}
