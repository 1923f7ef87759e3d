/** Colours of a chart. Text colours reach 4.5:1 and lines 3:1 on the ground they stand on. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly axis: string;
  readonly rule: string;
  readonly home: string;
  readonly peer: string;
  readonly peerSoft: string;
  readonly peerText: string;
  readonly homeSoft: string;
  readonly accent: string;
  /** For up to seven lines where no area is the home: told apart by people who see few colours, too. */
  readonly lines: readonly string[];
  /** Parts of a whole, dark and light in turn: a black-and-white print keeps neighbours apart. */
  readonly parts: readonly string[];
  /** From little to much, and from much below zero over none to much above it. */
  readonly steps: readonly string[];
  readonly turns: readonly string[];
  /** Bands behind lines, wide and narrow. */
  readonly band: readonly [string, string];
}

export const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#1c2430',
  ink2: '#4a5463',
  ink3: '#626c7a',
  axis: '#8a93a0',
  rule: '#e6e9ed',
  home: '#ad3226',
  peer: '#9aa3af',
  peerSoft: '#c9cfd6',
  peerText: '#5c6673',
  homeSoft: '#dfa59f',
  accent: '#1f5d8c',
  lines: ['#1f5d8c', '#b35c00', '#00776c', '#8a3d8f', '#8c6d00', '#2f6fd0', '#5c6673'],
  parts: ['#1f5d8c', '#a9cbe6', '#9a4d00', '#f3c78f', '#00655b', '#a4d8cf', '#6a2f6f', '#dcb9df', '#4a5463', '#cdd3da'],
  steps: ['#eaf2f9', '#c4dcee', '#8fbcdc', '#4f91c0', '#1d5f93'],
  turns: ['#9a4d00', '#d98c3c', '#f6dcbd', '#f4f5f7', '#c4dcee', '#6ba5d0', '#1d5f93'],
  band: ['#eef1f4', '#dce2e8'],
};

export const DARK: Palette = {
  paper: '#1b2028',
  ink: '#e4e8ee',
  ink2: '#b3bcc8',
  ink3: '#939eac',
  axis: '#6d7784',
  rule: '#2f3742',
  home: '#f08a7d',
  peer: '#79848f',
  peerSoft: '#4b5560',
  peerText: '#a3adb9',
  homeSoft: '#8a534c',
  accent: '#78b6e2',
  lines: ['#78b6e2', '#e8a35c', '#55c2b5', '#cf97d6', '#d6bd5a', '#94b4f5', '#a3adb9'],
  parts: ['#78b6e2', '#2d5877', '#e8a35c', '#7a4d1c', '#55c2b5', '#1f665e', '#cf97d6', '#6d3f73', '#a3adb9', '#4b5560'],
  steps: ['#243444', '#2d4f6b', '#3a6f99', '#5a9bcb', '#9fd0f2'],
  turns: ['#f0b06a', '#b87a35', '#5c4226', '#2a303a', '#2d4f6b', '#4a86b5', '#9fd0f2'],
  band: ['#232a34', '#2f3844'],
};
