/** Longer texts are notes, of which none comes twice. */
const MOST_SIGNS = 80;

/**
 * A function of nothing but a text, which remembers what it said of late: cells of tables repeat, and one cell is looked at by several readers. Of texts
 * that were not asked about again in the last `most` new ones nothing is kept.
 */
export function remembered<T>(of: (text: string) => T, most = 1 << 14): (text: string) => T {
  let recent = new Map<string, T>();
  let before = new Map<string, T>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const said = before.get(text) ?? of(text);
    if (said === undefined || text.length > MOST_SIGNS) return said;
    if (recent.size >= most) {
      before = recent;
      recent = new Map();
    }
    recent.set(text, said);
    return said;
  };
}
