import { partyText } from '../shared/partyText';
import type { Fields } from '../shared/fields';
import { listAt, objectAt, textAt } from './fields';

/** Joins what is there: ` · ` between the parts, nothing for empty ones. */
function parts(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' · ');
}

/** `label value`, or nothing without a value. */
function labelled(label: string, value: string): string {
  return value === '' ? '' : `${label} ${value}`;
}

function party(channel: Fields = {}, which: 'caller' | 'connected'): string {
  return partyText({ name: textAt(channel, which, 'name'), number: textAt(channel, which, 'number') });
}

function channelOf(event: Fields): Fields | undefined {
  return objectAt(event, 'channel');
}

function dialplanPlace(channel: Fields | undefined): string {
  const context = textAt(channel ?? {}, 'dialplan', 'context');
  if (context === '') return '';
  const exten = textAt(channel ?? {}, 'dialplan', 'exten');
  return `${exten}@${context}:${textAt(channel ?? {}, 'dialplan', 'priority')}`;
}

function newChannel(event: Fields): string {
  const channel = channelOf(event);
  return parts(textAt(channel ?? {}, 'state'), party(channel, 'caller'), dialplanPlace(channel));
}

function bridge(event: Fields): string {
  const members = objectAt(event, 'bridge')?.channels;
  const count = Array.isArray(members) ? members.length : 0;
  return parts(
    textAt(event, 'bridge', 'bridge_type'),
    textAt(event, 'bridge', 'technology'),
    count === 1 ? '1 channel' : `${count} channels`,
  );
}

function inBridge(event: Fields): string {
  const name = textAt(event, 'bridge', 'name') || textAt(event, 'bridge', 'id');
  return parts(labelled('bridge', name), bridge(event));
}

function playback(event: Fields): string {
  return parts(
    textAt(event, 'playback', 'media_uri'),
    textAt(event, 'playback', 'state'),
    labelled('next', textAt(event, 'playback', 'next_media_uri')),
  );
}

function recording(event: Fields): string {
  const duration = textAt(event, 'recording', 'duration');
  return parts(
    `${textAt(event, 'recording', 'name')}.${textAt(event, 'recording', 'format')}`,
    textAt(event, 'recording', 'state'),
    duration === '' ? '' : `${duration} s`,
    textAt(event, 'recording', 'cause'),
  );
}

function cause(event: Fields): string {
  const text = textAt(event, 'cause_txt');
  const code = textAt(event, 'cause');
  if (text === '') return labelled('cause', code);
  return code === '' ? text : `${text} (${code})`;
}

function transfer(event: Fields, to: string): string {
  return parts(textAt(event, 'result'), labelled('to', to), textAt(event, 'transferee', 'name'));
}

function attendedTarget(event: Fields): string {
  return (
    textAt(event, 'transfer_target', 'name') ||
    textAt(event, 'destination_application') ||
    textAt(event, 'destination_bridge')
  );
}

function userFields(event: Fields): string {
  return Object.entries(objectAt(event, 'userevent') ?? {})
    .filter(([key]) => key !== 'eventname')
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}

function hangupRequest(event: Fields): string {
  return parts(cause(event), textAt(event, 'soft') === 'true' ? 'soft' : '');
}

function application(event: Fields): string {
  return textAt(event, 'application');
}

/** What is worth reading of each type of event, beside the resource it is about. */
const SUMMARIES: ReadonlyMap<string, (event: Fields) => string> = new Map([
  [
    'ApplicationMoveFailed',
    (e) => parts(labelled('to', textAt(e, 'destination')), listAt(e, 'args').join(', ')),
  ],
  ['ApplicationReplaced', (e) => `another client took ${application(e)} over`],
  ['BridgeAttendedTransfer', (e) => transfer(e, attendedTarget(e))],
  ['BridgeBlindTransfer', (e) => transfer(e, `${textAt(e, 'exten')}@${textAt(e, 'context')}`)],
  ['BridgeCreated', bridge],
  ['BridgeDestroyed', bridge],
  ['BridgeMerged', (e) => parts(labelled('from', textAt(e, 'bridge_from', 'id')), bridge(e))],
  ['BridgeVideoSourceChanged', (e) => labelled('before', textAt(e, 'old_video_source_id'))],
  [
    'CallBroadcast',
    (e) => parts(labelled('caller', textAt(e, 'caller')), labelled('called', textAt(e, 'called'))),
  ],
  ['CallClaimed', (e) => labelled('by', textAt(e, 'winner_app'))],
  ['ChannelCallerId', (e) => parts(party(channelOf(e), 'caller'), textAt(e, 'caller_presentation_txt'))],
  ['ChannelConnectedLine', (e) => party(channelOf(e), 'connected')],
  ['ChannelCreated', newChannel],
  ['ChannelDestroyed', cause],
  [
    'ChannelDialplan',
    (e) =>
      parts(`${textAt(e, 'dialplan_app')}(${textAt(e, 'dialplan_app_data')})`, dialplanPlace(channelOf(e))),
  ],
  ['ChannelDtmfReceived', (e) => parts(textAt(e, 'digit'), `${textAt(e, 'duration_ms')} ms`)],
  ['ChannelEnteredBridge', inBridge],
  ['ChannelHangupRequest', hangupRequest],
  ['ChannelHold', (e) => labelled('music', textAt(e, 'musicclass'))],
  ['ChannelLeftBridge', inBridge],
  ['ChannelStateChange', (e) => parts(textAt(e, 'channel', 'state'), party(channelOf(e), 'caller'))],
  ['ChannelTalkingFinished', (e) => `${textAt(e, 'duration')} ms`],
  [
    'ChannelTransfer',
    (e) =>
      parts(
        textAt(e, 'state'),
        labelled('to', textAt(e, 'refer_to', 'requested_destination', 'destination')),
      ),
  ],
  ['ChannelUserevent', (e) => parts(textAt(e, 'eventname'), userFields(e))],
  ['ChannelVarset', (e) => `${textAt(e, 'variable')}=${textAt(e, 'value')}`],
  [
    'ContactStatusChange',
    (e) => parts(textAt(e, 'contact_info', 'contact_status'), textAt(e, 'contact_info', 'uri')),
  ],
  ['DeviceStateChanged', (e) => textAt(e, 'device_state', 'state')],
  [
    'Dial',
    (e) =>
      parts(
        textAt(e, 'dialstatus') || 'begins',
        textAt(e, 'dialstring'),
        labelled('caller', textAt(e, 'caller', 'name')),
        labelled('forward', textAt(e, 'forward')),
      ),
  ],
  ['EndpointStateChange', (e) => textAt(e, 'endpoint', 'state')],
  ['MissingParams', (e) => listAt(e, 'params').join(', ')],
  ['PeerStatusChange', (e) => parts(textAt(e, 'peer', 'peer_status'), textAt(e, 'peer', 'cause'))],
  ['PlaybackContinuing', playback],
  ['PlaybackFinished', playback],
  ['PlaybackStarted', playback],
  ['RESTResponse', (e) => parts(textAt(e, 'status_code'), textAt(e, 'reason_phrase'))],
  ['RecordingFailed', recording],
  ['RecordingFinished', recording],
  ['RecordingStarted', recording],
  ['StasisEnd', (e) => labelled('left', application(e))],
  [
    'StasisStart',
    (e) =>
      parts(
        labelled('entered', application(e)),
        listAt(e, 'args').join(', '),
        party(channelOf(e), 'caller'),
        labelled('replaces', textAt(e, 'replace_channel', 'name')),
      ),
  ],
  [
    'TextMessageReceived',
    (e) => parts(labelled('from', textAt(e, 'message', 'from')), textAt(e, 'message', 'body')),
  ],
]);

/** The fields of an event that are not worth a word in a summary. */
const ENVELOPE = new Set(['type', 'timestamp', 'asterisk_id', 'application']);

/** An event that no table knows: its own plain fields. */
function plainFields(event: Fields): string {
  return Object.keys(event)
    .filter((key) => !ENVELOPE.has(key))
    .map((key) => [key, textAt(event, key)] as const)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');
}

/** One line about `event` in plain field terms; untrusted text. */
export function eventSummary(event: Fields): string {
  const summary = SUMMARIES.get(textAt(event, 'type'));
  return summary ? summary(event) : plainFields(event);
}
