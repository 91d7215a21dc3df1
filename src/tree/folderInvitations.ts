import { COMMANDS, type CommandId } from '../contributions';
import type { FolderKind } from './folders';
import { isWritable, type ServerView } from './serverView';

/** What stands in a folder that has nothing else to show. */
interface FolderInvitation {
  readonly label: string;
  readonly command: CommandId;
  /** Why it is empty, for the tooltip. */
  readonly about: string;
  /** It changes the server: a read-only connection does not show it. */
  readonly writes?: true;
}

/** The folders whose first resource is made, or named, from here. */
const INVITATIONS: Readonly<Partial<Record<FolderKind, FolderInvitation>>> = {
  deviceState: {
    label: 'Set a device state…',
    command: COMMANDS.setDeviceState,
    about: 'ARI has made no device yet. A hint such as Stasis:lamp lets telephones show one.',
    writes: true,
  },
  mailbox: {
    label: 'Set a mailbox…',
    command: COMMANDS.setMailbox,
    about: 'ARI counts for no mailbox yet. Telephones show the counts that you set.',
    writes: true,
  },
  globalVariable: {
    label: 'Show a global variable…',
    command: COMMANDS.showGlobalVariable,
    about: 'Asterisk does not list its global variables: name those that you want to see.',
  },
};

/** What an empty folder invites to; undefined where that is nothing, or cannot be done. */
export function invitationOf(folder: FolderKind, view: ServerView): FolderInvitation | undefined {
  const invitation = INVITATIONS[folder];
  return invitation?.writes === true && !isWritable(view) ? undefined : invitation;
}
