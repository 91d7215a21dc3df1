import type { MEDIA_ACTIONS } from '../../operations/mediaActions';
import type { ResourceAction } from '../resourceAction';
import { downloadRecording, listenToRecording } from './filePlans';
import { controlPlayback, orderPlan } from './playbackPlans';
import { copyRecording, deleteRecording, discardRecording, livePlan, playPlan } from './recordingPlans';

/** The plans of every action on playbacks and recordings. */
export const MEDIA_PLANS: Readonly<Record<keyof typeof MEDIA_ACTIONS, ResourceAction>> = {
  controlPlayback,
  pausePlayback: orderPlan('pause'),
  resumePlayback: orderPlan('unpause'),
  restartPlayback: orderPlan('restart'),
  forwardPlayback: orderPlan('forward'),
  reversePlayback: orderPlan('reverse'),
  stopPlayback: orderPlan('stop'),
  stopRecording: livePlan('recordings.stop', 'Stopped and stored'),
  pauseRecording: livePlan('recordings.pause', 'Paused'),
  resumeRecording: livePlan('recordings.unpause', 'Resumed'),
  muteRecording: livePlan('recordings.mute', 'Muted'),
  unmuteRecording: livePlan('recordings.unmute', 'Unmuted'),
  discardRecording,
  playRecording: playPlan('recording'),
  playSound: playPlan('sound'),
  listenToRecording,
  downloadRecording,
  copyRecording,
  deleteRecording,
};
