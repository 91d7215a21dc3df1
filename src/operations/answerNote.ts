import type { RawRequest } from '../ari/operationShape';
import { isFields } from '../shared/fields';

interface Note {
  readonly method: string;
  /** The path without its query must match. */
  readonly path: RegExp;
  readonly status?: number;
  /** The parsed answer must pass. */
  readonly body?: (value: unknown) => boolean;
  readonly note: string;
}

/** A member of the answer has this value. */
function has(name: string, expected: string): (value: unknown) => boolean {
  return (value) => isFields(value) && value[name] === expected;
}

/** Successes that are none yet, or that are easily misread. The first that matches is told. */
const NOTES: readonly Note[] = [
  {
    method: 'GET',
    path: /^\/deviceStates\/[^/]+$/,
    body: has('state', 'INVALID'),
    note: 'INVALID is also what Asterisk says of a device that it does not know: check the name.',
  },
  {
    method: 'GET',
    path: /^\/asterisk\/variable$/,
    body: has('value', ''),
    note: 'Asterisk answers so for a variable that is not set, too.',
  },
  {
    method: 'POST',
    path: /^\/channels(?:\/[^/]+)?$/,
    status: 200,
    note: 'The call is on its way, no more: where nobody serves the application it ends at once. Its events tell.',
  },
  {
    method: 'POST',
    path: /^\/channels\/[^/]+\/move$/,
    note: 'Asterisk will try. ApplicationMoveFailed follows when nobody serves the application.',
  },
  {
    method: 'POST',
    path: /^\/channels\/[^/]+\/record$/,
    status: 201,
    note: 'Asked for, no more: RecordingStarted or RecordingFailed follows, which it does for a channel in a bridge. Record the bridge then, or a snoop of the channel.',
  },
  {
    method: 'POST',
    path: /^\/bridges\/[^/]+\/record$/,
    status: 201,
    note: 'Asked for, no more: RecordingStarted or RecordingFailed follows.',
  },
  {
    method: 'POST',
    path: /^\/(?:channels|bridges)\/[^/]+\/play(?:\/[^/]+)?$/,
    status: 201,
    note: 'Queued, no more: media that cannot be played give PlaybackFinished with the state failed, an unknown scheme no PlaybackFinished at all.',
  },
  {
    method: 'PUT',
    path: /^\/asterisk\/modules\/[^/]+$/,
    status: 202,
    note: 'Queued: another reload is under way.',
  },
  {
    method: 'PUT',
    path: /^\/asterisk\/modules\/pbx_config(?:\.so)?$/,
    note: 'No proof that the dialplan is right: Asterisk skips most lines that it cannot read without a word here. “ARI: Reload Dialplan” compares the time of the reload.',
  },
  {
    method: 'PUT',
    path: /^\/asterisk\/logging\/[^/]+\/rotate$/,
    note: 'Log channels that were added while Asterisk runs are gone now, this one too if it was.',
  },
  {
    method: 'POST',
    path: /^\/channels\/[^/]+\/redirect$/,
    note: 'An answered PJSIP channel may stay listed for ever after this (seen on 22.10.1).',
  },
];

/** A request and its success, as far as notes look at them. */
interface Answered {
  readonly request: Pick<RawRequest, 'method' | 'path'>;
  readonly status: number;
  /** Parses the body; undefined where there is none. */
  readonly value: () => unknown;
}

/** What a success does not mean; undefined where it means what it says. */
export function answerNote({ request, status, value }: Answered): string | undefined {
  if (status < 200 || status >= 300) return undefined;
  const path = request.path.replace(/\?.*$/s, '');
  return NOTES.find(
    (note) =>
      note.method === request.method &&
      note.path.test(path) &&
      (note.status ?? status) === status &&
      (note.body?.(value()) ?? true),
  )?.note;
}
