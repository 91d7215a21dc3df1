import type { LogEntry } from '../capture/logEntry';
import { parseEvent } from '../capture/parseEvent';
import { touchedIds } from '../shared/carriedResources';
import { fieldsOf, type Fields } from '../shared/fields';
import type { ReadTarget } from './readRequest';

function named(kind: string, value: unknown): readonly ReadTarget[] {
  return typeof value === 'string' && value !== '' ? [{ kind, id: value }] : [];
}

function endpoint(event: Fields): readonly ReadTarget[] {
  const { technology, resource } = fieldsOf(event.endpoint) ?? {};
  return typeof technology === 'string' && typeof resource === 'string'
    ? named('endpoint', `${technology}/${resource}`)
    : [];
}

/** A recording is stored when it has ended well, and live before. */
function recording(event: Fields): readonly ReadTarget[] {
  const kind = event.type === 'RecordingFinished' ? 'storedRecording' : 'liveRecording';
  return named(kind, fieldsOf(event.recording)?.name);
}

function eventTargets(event: Fields): readonly ReadTarget[] {
  const { channelIds, bridgeIds } = touchedIds(event);
  const all = [
    ...named('playback', fieldsOf(event.playback)?.id),
    ...recording(event),
    ...channelIds.map((id) => ({ kind: 'channel', id })),
    ...bridgeIds.map((id) => ({ kind: 'bridge', id })),
    ...endpoint(event),
    ...named('deviceState', fieldsOf(event.device_state)?.name),
    ...named('application', event.application),
  ];
  const texts = all.map((target) => JSON.stringify(target));
  return all.filter((_, place) => texts.indexOf(texts[place] ?? '') === place);
}

/** The resources that a row of the log is about, the first one most. A capture may hold anything: all of it is untrusted. */
export function rowTargets(entry: LogEntry): readonly ReadTarget[] {
  const event = 'raw' in entry ? parseEvent(entry.raw) : undefined;
  return event ? eventTargets(event) : [];
}
