import { isOpenToEyes, parseServerAddress } from '../ari/serverAddress';
import type { ConnectionState } from '../shared/connectionState';
import { displayText } from '../shared/displayText';
import { problemPhrase } from '../shared/problemText';
import { serverContext } from './contextValue';
import type { ItemContent, NodeIcon } from './itemContent';
import type { ServerView } from './serverView';

function clock(time: number): string {
  return new Date(time).toTimeString().slice(0, 8);
}

/** Without what a distribution appends: `22.10.1+dfsg…` is `22.10.1`. The tooltip has all of it. */
function shortVersion(version: string): string {
  return /^[\w.-]+/.exec(version)?.[0] ?? version;
}

/** The state in a few words; the time of the next try is told as such, so that nothing has to tick. */
function stateText(state: ConnectionState, version: string | undefined): string {
  switch (state.status) {
    case 'disconnected':
      return 'not connected';
    case 'connecting':
      return state.attempt > 1 ? `connecting (attempt ${state.attempt})` : 'connecting';
    case 'synchronising':
      return 'synchronising';
    case 'live':
      return version === undefined ? 'live' : `live · Asterisk ${shortVersion(version)}`;
    case 'waitingToRetry':
      return `${problemPhrase(state.problem)} · next try at ${clock(state.retryAt)}`;
    case 'replaced':
      return `replaced: another client took “${state.application}”`;
    case 'failed':
      return `failed: ${problemPhrase(state.problem)}`;
  }
}

const ICONS: Readonly<Record<ConnectionState['status'], NodeIcon>> = {
  disconnected: { id: 'server', color: 'disabledForeground' },
  connecting: { id: 'loading~spin' },
  synchronising: { id: 'sync~spin' },
  live: { id: 'server', color: 'charts.green' },
  waitingToRetry: { id: 'history', color: 'list.warningForeground' },
  replaced: { id: 'warning', color: 'list.warningForeground' },
  failed: { id: 'error', color: 'list.errorForeground' },
};

function marksOf({ profile }: ServerView): string[] {
  return [
    ...(isOpenToEyes(parseServerAddress(profile.url)) ? ['not encrypted'] : []),
    ...(profile.readOnly ? ['read-only'] : []),
    profile.mode === 'serve' ? `serving ${profile.application ?? ''}` : 'watching',
  ];
}

/** What is not safe about the way to a server, and what to do. */
function dangers({ profile, exposure }: ServerView): readonly string[] {
  if (isOpenToEyes(parseServerAddress(profile.url)))
    return ['', 'Not encrypted: password and calls can be read on the way. Use https:// or a tunnel.'];
  return exposure === undefined
    ? []
    : ['', `Other machines reach it too, unencrypted, at ${exposure}. Set bindaddr=127.0.0.1 in http.conf.`];
}

/** A connection: its state, Asterisk's version, whether it may write, whose application it is under. */
export function serverContent(server: ServerView): ItemContent {
  const { profile, state, version } = server;
  const marks = state.status === 'disconnected' ? [] : marksOf(server);
  const description = [stateText(state, version), ...marks].join(' · ');
  const problem = 'problem' in state ? ['', state.problem.message, state.problem.hint] : [];
  return {
    label: profile.name,
    description,
    icon: ICONS[state.status],
    context: serverContext(server),
    // Also while there is nothing beneath it: VS Code would not unfold it by itself once it is live.
    expansion: 'expanded',
    spoken: `Server ${profile.name}, ${description}`,
    tooltip: () => {
      const lines = [profile.name, profile.url, `user: ${profile.user}`, marksOf(server).join(', ')];
      if (version !== undefined) lines.push(`Asterisk ${version}`);
      return [...lines, stateText(state, undefined), ...problem, ...dangers(server)]
        .map(displayText)
        .join('\n');
    },
  };
}
