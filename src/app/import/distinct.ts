import type { FileIn } from '../../flow';

/**
 * Files of one import by names of their own: what is said of a file is kept by its name, and files out of several folders may be called alike. The later
 * ones are numbered as browsers number downloads: 年度数据 (2).csv.
 */
export function distinct(files: readonly FileIn[]): readonly FileIn[] {
  const given = new Set(files.map(({ name }) => name));
  const taken = new Set<string>();
  return files.map((file) => {
    const name = taken.has(file.name) ? free(file.name, (one) => taken.has(one) || given.has(one)) : file.name;
    taken.add(name);
    return name === file.name ? file : { ...file, name };
  });
}

function free(name: string, isTaken: (name: string) => boolean): string {
  const dot = name.lastIndexOf('.');
  const [stem, end] = dot > name.lastIndexOf('/') + 1 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let n = 2;
  while (isTaken(`${stem} (${n})${end}`)) n += 1;
  return `${stem} (${n})${end}`;
}
