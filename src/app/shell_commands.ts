import { carryCommands } from './carry/commands';
import type { AppCommand } from './commands';
import { dataCommands } from './data_commands';
import { editCommands } from './edit_commands';
import { fileCommands } from './file_commands';
import { serverCommands } from './server_commands';
import { windowCommands } from './window_commands';

/** Everything that the shell itself can do. Menus show a group's commands in this order. */
export const shellCommands: readonly AppCommand[] = [
  ...fileCommands,
  ...editCommands,
  ...dataCommands,
  ...serverCommands,
  ...carryCommands,
  ...windowCommands,
];
