import type { Origin } from '../cell';

/** A name by which two origins are the same. */
export const describe = (origin: Origin): string => {
  switch (origin.kind) {
    case 'fact':
      return `fact ${origin.indicator.key}`;
    case 'measure':
      return `measure ${origin.measure}`;
    case 'target':
      return `target ${origin.indicator.key} ${origin.issuer ?? ''}`;
    case 'weighted':
      return `weighted ${origin.indicator.key} by ${origin.weight.key}`;
  }
};
