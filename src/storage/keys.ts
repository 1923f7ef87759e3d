/** A key as a file's name, whatever is in it: no separators, no dots in front, nothing that Windows refuses. */
export const fileName = (key: string): string =>
  encodeURIComponent(key).replace(/[!'()*~]|^\.|\.$/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export const keyOf = (name: string): string => decodeURIComponent(name);
