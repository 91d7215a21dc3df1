import type { AriResponse } from '../../support/asterisk/ariRequest';
import { Aliases } from './aliases';
import type { RecordedSocket } from './recordedSocket';
import { isRacingBusy, renderEvent, streamOf } from './renderEvent';
import { renderShape, renderValue } from './renderValue';

/** One REST call and its answer, or anything else that is said between the calls. */
export interface RecordedCall {
  readonly request: string;
  readonly answer: AriResponse;
  /** How much of the answer's body is compared. */
  readonly compare: 'values' | 'shape' | 'status';
}

/** What a server did in a scenario: lines by section, `REST` or a resource as a socket saw it. */
export type Transcript = ReadonlyMap<string, readonly string[]>;

/** Puts into words what was recorded. `failure` is why the scenario did not come to its end. */
export function writeTranscript(
  calls: readonly RecordedCall[],
  sockets: readonly RecordedSocket[],
  failure: string | undefined,
): Transcript {
  const aliases = new Aliases();
  for (const { answer } of calls) aliases.learn(answer.body);
  for (const { events } of sockets) aliases.learn(events);
  const sections = new Map<string, string[]>();
  const add = (section: string, line: string): void => {
    sections.set(section, [...(sections.get(section) ?? []), line]);
  };
  for (const call of calls) add('REST', renderCall(call, aliases));
  for (const { name, events } of sockets) {
    for (const event of events) {
      if (isRacingBusy(event)) continue;
      const section = `${name}: ${streamOf(event, aliases)}`;
      // A Local device's state is looked up some time after a change, again and again: only that it was is sure.
      const isLocalDevice = section.includes(': device Local/');
      if (!isLocalDevice) add(section, renderEvent(event, aliases));
      else if (!sections.has(section)) add(section, event.type);
    }
  }
  if (failure !== undefined) add('END', failure);
  return sections;
}

function renderCall({ request, answer, compare }: RecordedCall, aliases: Aliases): string {
  const { status } = answer;
  const text = aliases.in(request);
  if (compare === 'status') return `${text} -> ${String(status)}`;
  const body = isRacing(request) ? withoutRace(answer.body) : answer.body;
  return `${text} -> ${String(status)} ${compare === 'shape' ? renderShape(body) : renderValue(body, aliases)}`;
}

/**
 * Asterisk starts media and spies in threads of their own: what the answer says of them is the state before
 * or after that already.
 */
function isRacing(request: string): boolean {
  return /^POST \S+\/(play|record|snoop)\b/.test(request);
}

function withoutRace(body: unknown): unknown {
  const { state, dialplan } = (body ?? {}) as { state?: unknown; dialplan?: object };
  const began = ['queued', 'playing', 'recording', 'failed'].includes(String(state));
  if (began) return { ...(body as object), state: '<queued or begun>' };
  return dialplan ? { ...(body as object), dialplan: { ...dialplan, app_name: '?', app_data: '?' } } : body;
}
