/** Says at which path a value is not of the form that is expected, or null when it is. Values come from files: anything. */
export type Check = (value: unknown, path: string) => string | null;

const when =
  (right: (value: unknown) => boolean): Check =>
  (value, path) =>
    right(value) ? null : path;

export const text: Check = when((value) => typeof value === 'string');
export const number: Check = when((value) => typeof value === 'number' && Number.isFinite(value));
export const truth: Check = when((value) => typeof value === 'boolean');

/** A whole number from `least` to `most`: what it counts is worked through, so that a huge one would never end. */
export const integer = (least: number, most: number): Check =>
  when((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most);

export const matching = (pattern: RegExp): Check => when((value) => typeof value === 'string' && pattern.test(value));

/** One of the words of a type. Written as a record so that a word added to the type cannot be forgotten here. */
export const oneOf = <T extends string>(allowed: Readonly<Record<T, true>>): Check =>
  when((value) => typeof value === 'string' && Object.hasOwn(allowed, value));

export const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? null : check(value, path);

export const orNull =
  (check: Check): Check =>
  (value, path) =>
    value === null ? null : check(value, path);

/** Members of lists that passed once are not looked at again: they are never changed, and there may be tens of thousands of them. */
export const list = (check: Check): Check => {
  const passed = new WeakSet<object>();
  return (value, path) => {
    if (!Array.isArray(value)) return path;
    for (let i = 0; i < value.length; i++) {
      const each: unknown = value[i];
      const isObject = typeof each === 'object' && each !== null;
      if (isObject && passed.has(each)) continue;
      const wrong = check(each, `${path}[${i}]`);
      if (wrong !== null) return wrong;
      if (isObject) passed.add(each);
    }
    return null;
  };
};

/** A list whose members differ in what `name` makes of them: keys and ids. */
export const distinct = (check: Check, name: string): Check => {
  const members = list(check);
  return (value, path) => {
    const wrong = members(value, path);
    if (wrong !== null) return wrong;
    const seen = new Set<unknown>();
    for (const [i, each] of (value as readonly Record<string, unknown>[]).entries()) {
      if (seen.has(each[name])) return `${path}[${i}].${name}`;
      seen.add(each[name]);
    }
    return null;
  };
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose named members pass; others are let through, so that a newer minor form still opens. */
export const record =
  (members: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isObject(value)) return path;
    for (const [name, check] of Object.entries(members)) {
      const wrong = check(Object.hasOwn(value, name) ? value[name] : undefined, path === '' ? name : `${path}.${name}`);
      if (wrong !== null) return wrong;
    }
    return null;
  };

/** An object all of whose members pass, whatever their names. */
export const dictionary =
  (check: Check): Check =>
  (value, path) => {
    if (!isObject(value)) return path;
    for (const [name, each] of Object.entries(value)) {
      const wrong = check(each, `${path}.${name}`);
      if (wrong !== null) return wrong;
    }
    return null;
  };

/** Like `record`, with the form chosen by the text in member `tag`. */
export const tagged =
  (tag: string, forms: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    const name = isObject(value) && Object.hasOwn(value, tag) ? value[tag] : undefined;
    const form = typeof name === 'string' && Object.hasOwn(forms, name) ? forms[name] : undefined;
    return form ? form(value, path) : `${path}.${tag}`;
  };

/** One of two forms; where neither fits, the place that the first one says. */
export const either =
  (first: Check, second: Check): Check =>
  (value, path) => {
    const wrong = first(value, path);
    return wrong === null || second(value, path) === null ? null : wrong;
  };
