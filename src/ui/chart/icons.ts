import type { ChartKind } from '../../view';

/** A small picture of each kind: strokes, and surfaces in the same colour. 32 × 22. */
export const KIND_PICTURES: Readonly<Record<ChartKind, { readonly line: string; readonly fill: string }>> = {
  auto: { line: 'M8 15l5-6 5 4 6-8', fill: 'M24 12l1.2 2.8L28 16l-2.8 1.2L24 20l-1.2-2.8L20 16l2.8-1.2z' },
  line: { line: 'M3 17l8-6 7 3 11-10M3 12l8 2 7-7 11 3', fill: '' },
  bar: { line: '', fill: 'M3 3h25v3.4H3zM3 9h18v3.4H3zM3 15h11v3.4H3z' },
  column: { line: '', fill: 'M4 10h4v9H4zM9 6h4v13H9zM18 12h4v7h-4zM23 4h4v15h-4z' },
  stacked: { line: 'M5 8.5h6v5H5zM20 4.5h6v6h-6z', fill: 'M5 14h6v5H5zM20 11h6v8h-6z' },
  percent: { line: 'M5 3.5h6v8H5zM20 3.5h6v5h-6z', fill: 'M5 12h6v7H5zM20 9h6v10h-6z' },
  slope: { line: 'M7 3v16M25 3v16M7 14L25 6M7 8l18 9', fill: '' },
  bump: { line: 'M5 6h5l6 6h6l5-7M5 16h5l6-10h6l5 10', fill: '' },
  scatter: {
    line: 'M3 3v16h26',
    fill: 'M8 13a1.8 1.8 0 1 0 .01 0zM13 9a1.8 1.8 0 1 0 .01 0zM18 12a1.8 1.8 0 1 0 .01 0zM22 4.5a1.8 1.8 0 1 0 .01 0zM26 8a1.8 1.8 0 1 0 .01 0z',
  },
  heat: {
    line: 'M4 3h24v16H4zM12 3v16M20 3v16M4 8.3h24M4 13.6h24',
    fill: 'M20 3h8v5.3h-8zM12 8.3h8v5.3h-8zM4 13.6h8V19H4z',
  },
  distribution: {
    line: 'M3 19h26M15 3v16',
    fill: 'M7 14a2 2 0 1 0 .01 0zM12 14a2 2 0 1 0 .01 0zM12 9.5a2 2 0 1 0 .01 0zM18 14a2 2 0 1 0 .01 0zM18 9.5a2 2 0 1 0 .01 0zM24 14a2 2 0 1 0 .01 0z',
  },
  multiples: {
    line: 'M3 3h11v7H3zM18 3h11v7H18zM3 13h11v6H3zM18 13h11v6H18zM4 8l4-3 5 2M19 8l5-1 4-2M4 17l4-1 5-2M19 15l5 2 4-1',
    fill: '',
  },
  bullet: { line: 'M22 3v6M22 13v6M3 3h23v6H3zM3 13h23v6H3z', fill: 'M3 4.6h17v2.8H3zM3 14.6h12v2.8H3z' },
  map: { line: 'M4 6l8-3 8 3 8-3v13l-8 3-8-3-8 3zM12 3v13M20 6v13', fill: 'M12 3l8 3v6l-8-2z' },
};
