import { ofPlayback, type ActionFacts, type ActionResource, type AvailabilityContext } from './actionFacts';

/** So many playbacks are looked through for a channel's or a bridge's own; beyond, it may well have one. */
const LOOKED_THROUGH = 200;

/** Whether a playback runs on a channel or bridge. */
function playsSomething(resource: ActionResource, { resources }: AvailabilityContext): boolean {
  if (resource?.kind !== 'channel' && resource?.kind !== 'bridge') return false;
  const { playback } = resources;
  if (playback.size === 0 || playback.size > LOOKED_THROUGH) return playback.size > 0;
  const target = `${resource.kind}:${resource.id}`;
  return [...playback.values()].some(({ targetUri }) => targetUri === target);
}

/** Asterisk answers 409 to commands for a playback that waits behind another; that it is paused is no event. */
const runs = ofPlayback(({ state }) => state !== 'queued');

const CONTROL = {
  kinds: ['playback'],
  operations: ['playbacks.control'],
  several: true,
  fits: runs,
} as const;
const LIVE = { kinds: ['liveRecording'], several: true } as const;
const STORED = { kinds: ['storedRecording'] } as const;

/** The typed actions on playbacks and recordings, in the order in which they are listed. */
export const MEDIA_ACTIONS = {
  controlPlayback: {
    title: 'Control Playback',
    kinds: ['channel', 'bridge'],
    operations: ['playbacks.control', 'playbacks.stop'],
    fits: playsSomething,
  },
  pausePlayback: { title: 'Pause Playback', ...CONTROL },
  resumePlayback: { title: 'Resume Playback', ...CONTROL },
  restartPlayback: { title: 'Restart Playback', ...CONTROL },
  forwardPlayback: { title: 'Forward Playback', ...CONTROL },
  reversePlayback: { title: 'Reverse Playback', ...CONTROL },
  stopPlayback: {
    title: 'Stop Playback',
    kinds: ['playback'],
    operations: ['playbacks.stop'],
    several: true,
  },
  stopRecording: { title: 'Stop Recording', ...LIVE, operations: ['recordings.stop'] },
  pauseRecording: { title: 'Pause Recording', ...LIVE, operations: ['recordings.pause'] },
  resumeRecording: { title: 'Resume Recording', ...LIVE, operations: ['recordings.unpause'] },
  muteRecording: { title: 'Mute Recording', ...LIVE, operations: ['recordings.mute'] },
  unmuteRecording: { title: 'Unmute Recording', ...LIVE, operations: ['recordings.unmute'] },
  discardRecording: { title: 'Discard Recording', ...LIVE, operations: ['recordings.cancel'] },
  playRecording: {
    title: 'Play Recording',
    ...STORED,
    operations: ['channels.playWithId', 'bridges.playWithId'],
  },
  playSound: {
    title: 'Play Sound',
    kinds: ['sound'],
    operations: ['channels.playWithId', 'bridges.playWithId'],
  },
  listenToRecording: {
    title: 'Listen to Recording',
    ...STORED,
    operations: ['recordings.getStored', 'recordings.getStoredFile'],
    reads: true,
  },
  downloadRecording: {
    title: 'Download Recording',
    ...STORED,
    operations: ['recordings.getStored', 'recordings.getStoredFile'],
    reads: true,
  },
  copyRecording: { title: 'Copy Recording', ...STORED, operations: ['recordings.copyStored'] },
  deleteRecording: {
    title: 'Delete Recording',
    ...STORED,
    operations: ['recordings.deleteStored'],
    several: true,
  },
} as const satisfies Readonly<Record<string, ActionFacts>>;
