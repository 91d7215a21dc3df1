import type { AriResponse } from '../../support/asterisk/ariRequest';
import { Aliases } from './aliases';
import type { RecordedSocket } from './recordedSocket';
import { renderEvent, streamOf } from './renderEvent';
import { renderShape, renderValue } from './renderValue';

/** One REST call and its answer. */
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
  for (const call of calls) add('REST', `${aliases.in(call.request)} -> ${renderAnswer(call, aliases)}`);
  for (const { name, events } of sockets) {
    for (const event of events) add(`${name}: ${streamOf(event, aliases)}`, renderEvent(event, aliases));
  }
  if (failure !== undefined) add('END', failure);
  return sections;
}

function renderAnswer({ answer: { status, body }, compare }: RecordedCall, aliases: Aliases): string {
  if (compare === 'status') return String(status);
  return `${String(status)} ${compare === 'shape' ? renderShape(body) : renderValue(body, aliases)}`;
}
