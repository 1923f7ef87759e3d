import { themeQuartz } from 'ag-grid-community';

/** The grid in the colours of `theme.css`: light and dark follow by themselves. */
export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--paper)',
  foregroundColor: 'var(--ink)',
  borderColor: 'var(--line2)',
  browserColorScheme: 'inherit',
  cellHorizontalPadding: '9px',
  cellTextColor: 'var(--ink)',
  columnBorder: '1px solid var(--line2)',
  dataBackgroundColor: 'var(--paper)',
  fontFamily: 'inherit',
  dataFontSize: '12.5px',
  headerFontSize: '12.5px',
  fontSize: '12.5px',
  headerBackgroundColor: 'var(--head)',
  headerCellHoverBackgroundColor: 'var(--hover)',
  headerColumnBorder: '1px solid var(--line2)',
  headerColumnResizeHandleColor: 'transparent',
  headerFontWeight: 600,
  headerHeight: 26,
  headerRowBorder: '1px solid var(--line)',
  headerTextColor: 'var(--ink2)',
  headerVerticalPaddingScale: 0,
  iconSize: 12,
  oddRowBackgroundColor: 'var(--paper)',
  pinnedColumnBorder: '1px solid var(--line)',
  pinnedRowBorder: '1px solid var(--line)',
  rowBorder: '1px solid var(--line2)',
  rowHeight: 26,
  rowHoverColor: 'var(--hover)',
  rowVerticalPaddingScale: 0,
  spacing: 4,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
});

/** Rows drawn above and below what is seen. Every one more is drawn again at each jump of the scroll bar. */
export const ROWS_BEYOND = 4;
