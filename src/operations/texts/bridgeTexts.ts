import { says, type OperationTexts } from './operationText';

const WAITS = 'While a playback runs on a channel, the answer comes when that has ended.';

/** Our words for `bridges.…`, `playbacks.…` and `recordings.…`. */
export const bridgeTexts: OperationTexts = {
  'bridges.list': says('List all bridges'),
  'bridges.create': says(
    'Create a bridge',
    'Creating it subscribes to nothing. It stays until it is destroyed.',
  ),
  'bridges.createWithId': says(
    'Create a bridge under an id of your own, or change its name',
    'Upper and lower case of the id count as the same.',
  ),
  'bridges.get': says('Show a bridge'),
  'bridges.destroy': says('Destroy a bridge', 'Its channels stay in their application.'),
  'bridges.getBridgeVar': says('Read a variable of a bridge'),
  'bridges.setBridgeVar': says('Set a variable of a bridge'),
  'bridges.getBridgeVars': says('Read several variables of a bridge'),
  'bridges.setBridgeVars': says('Set several variables of a bridge'),
  'bridges.addChannel': says('Put channels into a bridge', `They must be in a Stasis application. ${WAITS}`),
  'bridges.removeChannel': says('Take channels out of a bridge', `They stay in their application. ${WAITS}`),
  'bridges.setVideoSource': says("Show everybody one channel's video"),
  'bridges.clearVideoSource': says('Choose the video source by talking again'),
  'bridges.startMoh': says('Play music on hold to a bridge'),
  'bridges.stopMoh': says('Stop the music of a bridge'),
  'bridges.play': says('Play media to a bridge', 'Media are split at every comma, even inside tone:.'),
  'bridges.playWithId': says('Play media to a bridge, under an id of your own'),
  'bridges.record': says(
    'Record a bridge',
    'Whether it works is told by RecordingFinished or RecordingFailed.',
  ),
  'playbacks.get': says('Show a playback'),
  'playbacks.stop': says('Stop a playback'),
  'playbacks.control': says('Pause, go on, restart, forward or reverse a playback'),
  'recordings.listStored': says('List the recordings on disk'),
  'recordings.getStored': says('Show a recording on disk'),
  'recordings.deleteStored': says('Delete a recording from disk'),
  'recordings.getStoredFile': says('Download the file of a recording', 'The answer is audio: it is saved.'),
  'recordings.copyStored': says('Copy a recording'),
  'recordings.getLive': says('Show a recording under way'),
  'recordings.cancel': says('Stop a recording and throw it away'),
  'recordings.stop': says('Stop a recording and keep it'),
  'recordings.pause': says('Pause a recording'),
  'recordings.unpause': says('Go on with a recording'),
  'recordings.mute': says('Record silence', 'Unlike a pause, the time goes on.'),
  'recordings.unmute': says('Record sound again'),
};
