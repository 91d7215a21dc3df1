import type { OperationParams } from '../../ari/generated/operations';
import type { LivePlayback } from '../../shared/liveResources';
import type { Choice } from '../../ui/choice';
import { askChoice } from '../../ui/askChoice';
import { showInfo } from '../../ui/messages';
import { SINGLE_STEP } from '../../ui/runSteps';
import { namedOr } from '../callsOutcome';
import { planned, type PlannedCall } from '../plannedCall';
import type { ActionTarget, Asks, ResourceAction } from '../resourceAction';

/** What `playbacks.control` can be told, and to end a playback, which is an operation of its own. */
export type PlaybackOrder = OperationParams['playbacks.control']['operation'] | 'stop';

/** How each order is offered and told. */
const ORDERS: Readonly<
  Record<PlaybackOrder, { readonly label: string; readonly icon: string; readonly done: string }>
> = {
  pause: { label: 'Pause', icon: 'debug-pause', done: 'Paused' },
  unpause: { label: 'Resume', icon: 'debug-continue', done: 'Resumed' },
  restart: { label: 'Restart', icon: 'debug-restart', done: 'Restarted' },
  forward: { label: 'Forward', icon: 'debug-step-over', done: 'Moved forward in' },
  reverse: { label: 'Reverse', icon: 'debug-step-back', done: 'Moved back in' },
  stop: { label: 'Stop', icon: 'debug-stop', done: 'Stopped' },
};

/** A playback as messages name it. */
function nameOf({ id, mediaUri }: LivePlayback): string {
  return mediaUri === '' ? id : mediaUri;
}

/** The call that gives an order to a playback. */
function orderCall(playback: LivePlayback, order: PlaybackOrder): PlannedCall {
  const { id: playbackId } = playback;
  return order === 'stop'
    ? planned('playbacks.stop', { playbackId }, nameOf(playback))
    : planned('playbacks.control', { playbackId, operation: order }, nameOf(playback));
}

function doneText(order: PlaybackOrder, calls: readonly PlannedCall[]): string {
  return `${ORDERS[order].done} ${namedOr(calls, 'playback')}`;
}

/** Gives one order to the playbacks it is called on. */
export function orderPlan(order: PlaybackOrder): ResourceAction {
  return {
    plan: ({ session, ids }) => {
      const { playback: playbacks } = session.store.resources;
      const chosen = ids.map((id) => playbacks.get(id)).filter((playback) => playback !== undefined);
      return chosen.map((playback) => orderCall(playback, order));
    },
    done: (calls) => doneText(order, calls),
  };
}

/** The playbacks on a channel or bridge, the one that runs first. */
function playbacksOn({ session, kind, ids }: ActionTarget): readonly LivePlayback[] {
  const targets = new Set(ids.map((id) => `${kind}:${id}`));
  const found = [...session.store.resources.playback.values()].filter(({ targetUri }) =>
    targets.has(targetUri),
  );
  return found.sort((a, b) => Number(a.state === 'queued') - Number(b.state === 'queued'));
}

async function choose<T>(
  { title, signal }: Asks,
  placeholder: string,
  choices: readonly Choice<T>[],
): Promise<T | undefined> {
  const answer = await askChoice({ ...SINGLE_STEP, title }, { placeholder, choices, signal });
  return answer.kind === 'value' ? answer.value : undefined;
}

/** Asks which playback of a channel or bridge is meant, where it has several, and what to do with it. */
export const controlPlayback: ResourceAction = {
  plan: async (target, asks) => {
    const playbacks = playbacksOn(target);
    if (playbacks.length === 0) {
      await showInfo(`${asks.title}: nothing is played there now.`);
      return undefined;
    }
    const [first] = playbacks;
    const playback =
      playbacks.length === 1
        ? first
        : await choose(
            asks,
            'Which playback?',
            playbacks.map((value) => ({ label: nameOf(value), description: value.state, value })),
          );
    if (!playback) return undefined;
    // Asterisk answers 409 to every order but stop while a playback waits behind another.
    const names = (Object.keys(ORDERS) as PlaybackOrder[]).filter(
      (order) => playback.state !== 'queued' || order === 'stop',
    );
    const choices = names.map((value) => ({ label: ORDERS[value].label, icon: ORDERS[value].icon, value }));
    const order = await choose(asks, `What to do with ${nameOf(playback)}?`, choices);
    return order && [orderCall(playback, order)];
  },
  done: (calls) => {
    const order = calls[0]?.params.operation ?? 'stop';
    return doneText(order as PlaybackOrder, calls);
  },
};
