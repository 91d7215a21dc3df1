import { COMMANDS } from '../contributions';
import { problemPhrase } from '../shared/problemText';
import { invitationOf } from './folderInvitations';
import { FOLDERS, isList } from './folders';
import type { ItemContent } from './itemContent';
import type { MessageNode, MoreNode } from './nodes';
import type { LiveView, ServerView } from './serverView';
import { filteredChildren } from './shownChildren';
import type { TreeLook } from './treeLook';

/** A row that is no resource: what it says, and what a click on it does. */
function row(
  fields: Pick<ItemContent, 'command' | 'description' | 'icon' | 'label'> & { readonly about?: string },
): ItemContent {
  const { label, description, about, ...more } = fields;
  const text = description === '' ? label : `${label} ${description}`;
  return {
    ...more,
    label,
    description,
    context: 'message',
    expansion: 'none',
    spoken: text,
    tooltip: () => about ?? text,
  };
}

/**
 * Why there is nothing beneath a node, or not all: loading, a problem with a way to try again, a filter, or what an
 * empty folder invites to; undefined where there is nothing to say any more.
 */
export function messageContent(
  { of }: MessageNode,
  view: ServerView,
  live: LiveView,
  look: TreeLook,
): ItemContent | undefined {
  const list = of.kind === 'folder' && isList(of.id) ? live.list(of.id) : undefined;
  const what = of.kind === 'folder' ? FOLDERS[of.id].label.toLowerCase() : '';
  if (list?.isLoading === true)
    return row({ label: 'Loading…', description: '', icon: { id: 'loading~spin' } });
  if (list?.problem) {
    const { message, hint, status } = list.problem;
    const phrase = problemPhrase(list.problem);
    // Without the module that has them there are none: nothing is wrong with the server.
    const isMissing = status === 404;
    return row({
      label: isMissing ? 'Not offered by this server' : `${phrase}: try again`,
      description: '',
      icon: isMissing ? { id: 'info' } : { id: 'error', color: 'list.errorForeground' },
      command: COMMANDS.refreshFolder,
      about: [`No answer to the question for ${what}: ${message}`, hint, 'Click to try again.'].join('\n'),
    });
  }
  const filter = look.filterOf(of);
  if (filter !== undefined) {
    return row({
      label: `Nothing matches “${filter}”`,
      description: 'show all',
      icon: { id: 'filter' },
      command: COMMANDS.clearFolderFilter,
    });
  }
  const invitation = of.kind === 'folder' ? invitationOf(of.id, view) : undefined;
  if (!invitation) return undefined;
  const { label, command, about } = invitation;
  return row({ label, description: '', icon: { id: 'add' }, command, about });
}

/** The row behind which the rest of many children is. */
export function moreContent({ of }: MoreNode, view: ServerView, look: TreeLook): ItemContent {
  const all = filteredChildren(of, view, look).length;
  return {
    ...row({
      label: 'Show More…',
      description: `${String(look.limitOf(of))} of ${String(all)}`,
      icon: { id: 'ellipsis' },
      command: COMMANDS.showMore,
    }),
    context: 'more',
  };
}
