import type { AppCommand } from '../commands';
import type { ComposeState } from './state.svelte';

/** 检查, 送审, 定稿 and what follows, for the document in front. */
export function composeCommands(state: ComposeState): readonly AppCommand[] {
  const open = (): boolean => !state.final;
  return [
    {
      id: 'compose.lint',
      label: 'compose.lint.command',
      menu: 'report',
      group: 3,
      shortcuts: ['Mod+F8'],
      words: 'jiancha check lint 手工数 核对',
      checked: () => state.lint.open,
      run: () => state.lint.toggle(),
    },
    {
      id: 'compose.next',
      label: 'compose.lint.next',
      menu: 'report',
      group: 3,
      shortcuts: ['F8'],
      run: () => state.lint.walk(1),
    },
    {
      id: 'compose.previous',
      label: 'compose.lint.previous',
      menu: 'report',
      group: 3,
      shortcuts: ['Shift+F8'],
      run: () => state.lint.walk(-1),
    },
    {
      id: 'compose.review',
      label: 'compose.to_review',
      menu: 'report',
      group: 5,
      words: 'songshen review',
      enabled: () => state.state === 'draft',
      run: () => state.move('review'),
    },
    {
      id: 'compose.final',
      label: 'compose.to_final',
      menu: 'report',
      group: 5,
      words: 'dinggao final freeze 冻结',
      enabled: open,
      run: () => state.askFinal(),
    },
    {
      id: 'compose.reopen',
      label: 'compose.reopen',
      menu: 'report',
      group: 5,
      words: 'chongxin qicao reopen draft',
      enabled: () => state.state !== 'draft',
      run: () => void (state.dialog = 'reopen'),
    },
    {
      id: 'compose.drift',
      label: 'compose.drift.command',
      menu: 'report',
      group: 5,
      words: 'biandong drift changed',
      run: () => void (state.dialog = 'drift'),
    },
    {
      id: 'compose.roll',
      label: 'compose.roll.command',
      menu: 'report',
      group: 6,
      words: 'zhuanxiaqi roll forward next year 下一年 套用',
      run: () => void (state.dialog = 'roll'),
    },
    {
      id: 'compose.areas',
      label: 'compose.areas.command',
      menu: 'report',
      group: 6,
      words: 'gedi template counties 各县 模板 批量',
      run: () => void (state.dialog = 'areas'),
    },
    {
      id: 'compose.report',
      label: 'compose.report.command',
      menu: 'report',
      group: 6,
      words: 'shangbao reported 报送',
      enabled: () => state.final,
      run: () => void (state.dialog = 'report'),
    },
  ];
}
