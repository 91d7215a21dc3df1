import { says, type OperationTexts } from './operationText';

const IN_STASIS = 'The channel must be in a Stasis application.';
const WAITS = 'While a playback runs on the channel, the answer comes when that has ended.';

/** Our words for `channels.…`. */
export const channelTexts: OperationTexts = {
  'channels.list': says('List all channels', 'Also those in the dialplan, which ARI cannot control.'),
  'channels.originate': says(
    'Call an endpoint',
    'When it answers, the channel goes to the application, or to context, extension and priority. Give one of both. An application that nobody serves is accepted all the same: the channel then dies.',
  ),
  'channels.create': says(
    'Create a channel without calling yet',
    'It is in the application at once: prepare it, then dial it.',
  ),
  'channels.get': says('Show a channel'),
  'channels.originateWithId': says(
    'Call an endpoint, under an id of your own',
    'Its events can come before the answer: with an id of your own you know them. Upper and lower case count as the same.',
  ),
  'channels.hangup': says(
    'Hang up',
    'Works for every channel, also in the dialplan. Give a reason or a code, not both.',
  ),
  'channels.continueInDialplan': says(
    'Let the channel leave the application and go on in the dialplan',
    `Without context and extension it goes on behind Stasis(). ${IN_STASIS}`,
  ),
  'channels.move': says(
    'Hand the channel over to another application',
    'Whether it arrives is told by events. A request without app crashes Asterisk 22.10.1: it is never sent from here.',
  ),
  'channels.redirect': says(
    'Send the caller to another endpoint',
    'By the means of its technology, such as SIP 302 or REFER. On an answered PJSIP channel it left a channel behind that nobody could hang up.',
  ),
  'channels.answer': says('Answer', `${IN_STASIS} ${WAITS}`),
  'channels.ring': says('Signal ringing to the caller', IN_STASIS),
  'channels.ringStop': says('Stop signalling ringing', IN_STASIS),
  'channels.progress': says('Signal progress to the caller, so that it hears early media', IN_STASIS),
  'channels.sendDTMF': says('Send digits', IN_STASIS),
  'channels.mute': says('Mute', `One direction or both. ${IN_STASIS}`),
  'channels.unmute': says('Unmute', IN_STASIS),
  'channels.hold': says(
    'Put on hold',
    `By signalling; the channel hears what the other side plays. ${IN_STASIS}`,
  ),
  'channels.unhold': says('Take off hold', IN_STASIS),
  'channels.startMoh': says('Start music on hold', `204 even where the class has no files. ${IN_STASIS}`),
  'channels.stopMoh': says('Stop music on hold', IN_STASIS),
  'channels.startSilence': says(
    'Play silence',
    `For telephones that hang up when no media comes. ${IN_STASIS}`,
  ),
  'channels.stopSilence': says('Stop playing silence', IN_STASIS),
  'channels.play': says(
    'Play media',
    'Answers when the playback is queued. Media are split at every comma, even inside tone:. An unknown scheme gives 201 and a playback that never finishes.',
  ),
  'channels.playWithId': says(
    'Play media, under an id of your own',
    'Its events can come before the answer. Media are split at every comma, even inside tone:.',
  ),
  'channels.record': says(
    'Record what the channel says',
    `Whether it works is told by RecordingFinished or RecordingFailed: a channel in a bridge cannot be recorded, the bridge can. ${IN_STASIS}`,
  ),
  'channels.getChannelVar': says(
    'Read a variable or a function',
    'Works for every channel. A variable that is not set is 404.',
  ),
  'channels.setChannelVar': says('Set a variable or a function', `${IN_STASIS} ${WAITS}`),
  'channels.getChannelVars': says('Read several variables'),
  'channels.setChannelVars': says('Set several variables', `${IN_STASIS} ${WAITS}`),
  'channels.snoopChannel': says(
    'Listen in, or whisper',
    'Makes a new channel in the application, which hears the other or speaks to it. Works for every channel.',
  ),
  'channels.snoopChannelWithId': says('Listen in, or whisper, under an id of your own'),
  'channels.dial': says('Dial a channel that was created', 'Events tell whether it rings and answers.'),
  'channels.rtpstatistics': says(
    'Show RTP statistics: packets, loss, jitter, round trip',
    'Only channels with RTP of their own have some.',
  ),
  'channels.externalMedia': says(
    'Exchange media with a program',
    'Makes a channel whose audio goes to a host and port, by RTP, AudioSocket or WebSocket.',
  ),
  'channels.transfer_progress': says(
    'Tell the transferring party how its transfer goes',
    'For REFERs that the application handles itself.',
  ),
};
