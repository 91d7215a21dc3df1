import type { LiveChannel } from '../../shared/liveResources';
import { namedOr } from '../callsOutcome';
import type { PlannedCall } from '../plannedCall';
import type { ActionTarget } from '../resourceAction';
import type { Question } from '../../ui/agreesTo';
import { channelsOf } from './channelsOf';

type Calls = readonly PlannedCall[];

/** On an answered PJSIP channel a redirect has left a channel that nothing removes until Asterisk restarts. */
function leavesGhost({ name, state }: LiveChannel): boolean {
  return /^PJSIP\//i.test(name) && state === 'Up';
}

/** Says which program loses a channel that is not in the application of this connection; empty for ours. */
function foreignLines(target: ActionTarget): readonly string[] {
  const { ourApplication } = target.session;
  return channelsOf(target)
    .filter(({ stasis }) => stasis?.application !== ourApplication)
    .map(({ name, stasis }) => {
      const where = stasis ? `It is in ${stasis.application}` : 'It is in the dialplan';
      return `${name}: not in our application ${ourApplication}. ${where}.`;
    });
}

/** Asks before every redirect: it may leave a channel behind. */
export function redirectQuestion(calls: Calls, target: ActionTarget): Question {
  const ghost = channelsOf(target).some(leavesGhost)
    ? 'It is an answered PJSIP channel: Asterisk 22 has kept such a channel in its list for ever, with no way to end it but a restart. Moving or continuing it in the dialplan does not.'
    : 'The caller leaves for the other endpoint. Once it is answered, a PJSIP channel has been left behind for ever.';
  return {
    question: `Redirect ${calls[0]?.about ?? ''} on ${target.session.profile.name}?`,
    detail: [ghost, ...foreignLines(target)],
    button: 'Redirect',
  };
}

/** Asks before channels of somebody else are sent on in the dialplan, as before they are hung up. */
export function continueQuestion(calls: Calls, target: ActionTarget): Question | undefined {
  const detail = foreignLines(target);
  if (detail.length === 0) return undefined;
  return {
    question: `Send ${namedOr(calls, 'channel')} on in the dialplan of ${target.session.profile.name}?`,
    detail,
    button: 'Continue',
  };
}

/** Asks before a channel is moved to an application that the server does not know, or away from somebody else. */
export function moveQuestion(calls: Calls, target: ActionTarget): Question | undefined {
  const { session } = target;
  const app = String(calls[0]?.params.app);
  const foreign = foreignLines(target);
  if (session.store.resources.application.has(app)) {
    if (foreign.length === 0) return undefined;
    const question = `Move ${namedOr(calls, 'channel')} to ${app} on ${session.profile.name}?`;
    return { question, detail: foreign, button: 'Move' };
  }
  return {
    question: `${session.profile.name} knows no application ${app}. Move ${calls[0]?.about ?? ''} all the same?`,
    detail: ['Asterisk answers 204, then ApplicationMoveFailed, and the channel leaves Stasis.', ...foreign],
    button: 'Move',
  };
}

/** Asks before every dial: nothing in ARI tells whether a channel has been dialled before. */
export function dialQuestion(calls: Calls, { session }: ActionTarget): Question {
  return {
    question: `Dial ${calls[0]?.about ?? ''} on ${session.profile.name}?`,
    detail: 'Only a channel that was created, and never dialled: Asterisk has crashed at a second time.',
    button: 'Dial',
  };
}
