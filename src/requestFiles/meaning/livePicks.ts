/** A name that stands for a resource which is chosen, when the request is sent, from those that are there. */
export interface LivePick {
  readonly name: string;
  /** For the question. */
  readonly title: string;
  /** The parameter whose live values are offered. */
  readonly operationId: string;
  readonly parameter: string;
  /** The operation that tells the whole resource; its path takes the chosen value. */
  readonly get: string;
}

function pick(name: string, title: string, operationId: string, parameter: string): LivePick {
  return { name, title, operationId, parameter, get: operationId };
}

/** All names that are chosen live, as ARI spells the kinds. */
export const LIVE_PICKS: readonly LivePick[] = [
  pick('channel', 'Which channel?', 'channels.get', 'channelId'),
  pick('bridge', 'Which bridge?', 'bridges.get', 'bridgeId'),
  pick('application', 'Which application?', 'applications.get', 'applicationName'),
  { ...pick('endpoint', 'Which endpoint?', 'channels.originate', 'endpoint'), get: 'endpoints.get' },
  pick('playback', 'Which playback?', 'playbacks.get', 'playbackId'),
  pick('recording', 'Which stored recording?', 'recordings.getStored', 'recordingName'),
  pick('liveRecording', 'Which live recording?', 'recordings.getLive', 'recordingName'),
  pick('deviceState', 'Which device state?', 'deviceStates.get', 'deviceName'),
  pick('mailbox', 'Which mailbox?', 'mailboxes.get', 'mailboxName'),
  pick('sound', 'Which sound?', 'sounds.get', 'soundId'),
  pick('module', 'Which module?', 'asterisk.getModule', 'moduleName'),
];

/** The live pick called `name`. */
export function livePick(name: string): LivePick | undefined {
  return LIVE_PICKS.find((each) => each.name === name);
}
