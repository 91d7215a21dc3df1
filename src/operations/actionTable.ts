import type { ActionFacts } from './actionFacts';
import { BRIDGE_ACTIONS } from './bridgeActions';
import { CHANNEL_ACTIONS } from './channelActions';
import { MEDIA_ACTIONS } from './mediaActions';
import { SERVER_ACTIONS } from './serverActions';
import { SYSTEM_ACTIONS } from './systemActions';

const TABLES = {
  ...CHANNEL_ACTIONS,
  ...BRIDGE_ACTIONS,
  ...MEDIA_ACTIONS,
  ...SERVER_ACTIONS,
  ...SYSTEM_ACTIONS,
};

/** The short name of a typed action; its command has the same one in `COMMANDS`. */
export type ActionName = keyof typeof TABLES;

/** Every typed action, with what there is to know of it. */
export const ACTION_TABLE: Readonly<Record<ActionName, ActionFacts>> = TABLES;

/** All names, in the order of the tables. */
export const ACTION_NAMES = Object.keys(TABLES) as readonly ActionName[];
