import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { isAriError } from '../../ari/ariError';
import { isApplicationKnown } from '../../ari/isApplicationKnown';
import { COMMANDS } from '../../contributions';
import type { Connections } from '../../session/connections';
import type { ServerSession } from '../../session/serverSession';
import { chooseItem } from '../../ui/chooseItem';
import { confirm, showInfo, showProblem, showWarning } from '../../ui/messages';
import { ownId } from '../../operations/ownId';
import { connectionIdOf, nodeReference, type NodeReference } from '../../ui/nodeReference';
import { withProgress } from '../../ui/progress';
import { pickSession } from '../pickSession';
import type { PlannedAction } from '../planFor';
import { planned, type PlannedCall } from '../plannedCall';
import type { RecentList } from '../recentList';
import { askOriginate } from './askOriginate';
import { followCall, type CallEnd } from './followCall';
import {
  originateParams,
  resolveRequest,
  targetText,
  type OriginateParams,
  type OriginateRequest,
} from './originateRequest';

/** An originated call as it is kept, to be repeated. */
export interface OriginateRecord {
  readonly connectionId: string;
  readonly request: OriginateRequest;
}

/** Asterisk answers 200 for an application that it does not know, and the channel dies when answered. */
async function mayCall(session: ServerSession, { target }: OriginateParams): Promise<boolean> {
  if (target.kind === 'dialplan' || target.app === session.ourApplication) return true;
  if (await isApplicationKnown(session.rest, target.app)) return true;
  return confirm(
    `${session.profile.name} knows no application ${target.app}. Call all the same?`,
    'The channel will end as soon as it is answered, unless a program serves the application by then.',
    'Call',
  );
}

/** The channel may come after we gave it up: it is looked for until it is there or surely is not. */
async function hangUpWhenThere({ rest }: ServerSession, channelId: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    try {
      await rest.call('channels.hangup', { channelId });
      return;
    } catch (error) {
      if (!isAriError(error) || error.status !== 404) return;
      await delay(LOOK_EVERY_MS);
    }
  }
}

async function call(session: ServerSession, params: OriginateParams, channelId: string): Promise<CallEnd> {
  return withProgress(`Calling ${params.endpoint}`, async (signal, report) => {
    const following = followCall(session, channelId, params.timeout, report);
    signal.addEventListener('abort', () => following.stop());
    try {
      // Giving up does not take the request back: the channel might be made all the same.
      await session.rest.call('channels.originateWithId', originateParams(params, channelId));
      const end = await following.end;
      // Nobody shall be called any more.
      if (end.kind === 'stopped') await hangUpWhenThere(session, channelId);
      return end;
    } finally {
      following.stop();
    }
  });
}

/** How often, and how many times, a channel that was given up is looked for, ms. */
const LOOK_EVERY_MS = 200;
const LOOKS = 5;

/** The endpoints that were called last. */
function endpointsOf(recent: RecentList<OriginateRecord>): readonly string[] {
  return [...new Set(recent.items.map(({ request }) => request.endpoint))];
}

/** Originate as an action of a server or an endpoint, to be planned without being carried out; none elsewhere. */
export function planOriginate(
  connections: Connections,
  recent: RecentList<OriginateRecord>,
  { kind, id, connectionId }: NodeReference,
): readonly PlannedAction[] {
  const session = connections.session(connectionId);
  if (session?.state.status !== 'live' || session.profile.readOnly) return [];
  if (kind !== 'endpoint' && kind !== 'server') return [];
  const plan = async (): Promise<readonly PlannedCall[] | undefined> => {
    const request = await askOriginate(session, endpointsOf(recent), kind === 'endpoint' ? id : undefined);
    if (!request) return undefined;
    const params = originateParams(resolveRequest(request, session.ourApplication), ownId());
    return [planned('channels.originateWithId', params, request.endpoint)];
  };
  return [{ title: 'Originate', plan }];
}

/** Registers the commands that originate a test call, and repeat one. */
export function registerOriginate(
  connections: Connections,
  recent: RecentList<OriginateRecord>,
): vscode.Disposable {
  async function originate(connectionId: string, request: OriginateRequest): Promise<void> {
    const session = await pickSession(connections, 'Originate', connectionId);
    if (!session) return;
    const params = resolveRequest(request, session.ourApplication);
    const repeat = { title: 'Call Again', run: () => originate(connectionId, request) };
    const what = `${params.endpoint} → ${targetText(params)}`;
    const channelId = `ari-workbench-${crypto.randomUUID()}`;
    try {
      if (!(await mayCall(session, params))) return;
      await recent.add({ connectionId, request });
      const end = await call(session, params, channelId);
      if (end.kind === 'gone') void showWarning(`${what} ended before it was up: ${end.reason}.`, repeat);
      if (end.kind === 'lost') void showWarning(`${what}: lost sight of the call before it was up.`, repeat);
      if (end.kind !== 'up') return;
      const show = {
        title: 'Show in Events',
        run: () =>
          vscode.commands.executeCommand(COMMANDS.showInEvents, {
            kind: 'channel',
            connectionId,
            id: channelId,
          }),
      };
      void showInfo(`${what} is up.`, show, repeat);
    } catch (error) {
      void showProblem(`Could not call ${params.endpoint}`, error, repeat);
    }
  }

  async function originateCommand(node: unknown): Promise<void> {
    const reference = nodeReference(node);
    const session = await pickSession(connections, 'Originate', connectionIdOf(node));
    if (!session) return;
    const endpoint = reference?.kind === 'endpoint' ? reference.id : undefined;
    const request = await askOriginate(session, endpointsOf(recent), endpoint);
    if (request) await originate(session.profile.id, request);
  }

  async function repeatCommand(): Promise<void> {
    const records = recent.items.filter(({ connectionId }) => connections.profile(connectionId));
    if (records.length === 0) return originateCommand(undefined);
    const choices = records.map((record) => ({
      label: `${record.request.endpoint} → ${targetText(record.request)}`,
      description: connections.profile(record.connectionId)?.name ?? '',
      value: record,
    }));
    const question = { title: 'Originate Again', placeholder: 'Which call? The last one stands first.' };
    const chosen = records.length === 1 ? records[0] : await chooseItem(choices, question);
    if (chosen) await originate(chosen.connectionId, chosen.request);
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.originate, originateCommand),
    vscode.commands.registerCommand(COMMANDS.repeatOriginate, repeatCommand),
  );
}
