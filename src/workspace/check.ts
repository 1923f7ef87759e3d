/** Says at which path a value is not of the form that is expected, or null when it is. Values come from files: anything. */
export type Check = (value: unknown, path: string) => string | null;

export const text: Check = (value, path) => (typeof value === 'string' ? null : path);
export const number: Check = (value, path) => (typeof value === 'number' && Number.isFinite(value) ? null : path);
export const integer: Check = (value, path) => (Number.isSafeInteger(value) ? null : path);
export const truth: Check = (value, path) => (typeof value === 'boolean' ? null : path);
export const anything: Check = () => null;

export const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, path) =>
    typeof value === 'string' && allowed.includes(value) ? null : path;

export const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? null : check(value, path);

export const orNull =
  (check: Check): Check =>
  (value, path) =>
    value === null ? null : check(value, path);

export const list =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return path;
    for (const [i, each] of value.entries()) {
      const wrong = check(each, `${path}[${i}]`);
      if (wrong !== null) return wrong;
    }
    return null;
  };

/** An object whose named members pass; others are let through, so that a newer minor form still opens. */
export const record =
  (members: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return path;
    for (const [name, check] of Object.entries(members)) {
      const own = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      const wrong = check(own, path === '' ? name : `${path}.${name}`);
      if (wrong !== null) return wrong;
    }
    return null;
  };

/** Like `record`, with the form chosen by the text in member `tag`. */
export const tagged =
  (tag: string, forms: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    const name = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[tag] : undefined;
    const form = typeof name === 'string' && Object.hasOwn(forms, name) ? forms[name] : undefined;
    return form ? form(value, path) : `${path}.${tag}`;
  };
