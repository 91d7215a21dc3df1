import { fixed } from './suggestion';

/** Types of bridges; several can be joined with commas. */
export const bridgeTypes = fixed(
  ['mixing', 'everybody hears everybody'],
  ['holding', 'music on hold, or an announcer'],
  ['mixing,dtmf_events', 'mixing, and DTMF becomes events'],
  ['mixing,proxy_media', 'mixing, media always passes through Asterisk'],
  ['mixing,video_sfu', 'mixing, everybody sees everybody'],
  ['mixing,video_single', 'mixing, everybody sees the chosen one'],
);

/** Roles in a holding bridge. */
export const bridgeRoles = fixed(
  ['participant', 'hears music or the announcer'],
  ['announcer', 'is heard by all'],
);

/** Formats that every Asterisk can write, whatever codec modules it has, and that can be listened to here. */
export const RECORDING_FORMATS = [
  ['wav', '16 bit, 8 kHz, with a header: every program plays it'],
  ['wav16', '16 bit, 16 kHz, with a header'],
  ['ulaw', 'as on the line in America'],
  ['alaw', 'as on the line in Europe'],
  ['gsm', 'the smallest'],
  ['sln', 'raw, 8 kHz'],
  ['sln16', 'raw, 16 kHz'],
] as const;

/** File formats that Asterisk itself can write. */
export const recordingFormats = fixed(...RECORDING_FORMATS, 'g722');

/** Codecs by the names that Asterisk has for them, the usual ones first. */
export const CODECS = ['ulaw', 'alaw', 'g722', 'opus', 'slin', 'slin16', 'gsm', 'g729'] as const;

/** {@link CODECS}. */
export const codecs = fixed(...CODECS);

/** Classes of music on hold. */
export const musicClasses = fixed(['default', 'the class that every Asterisk has']);

/** Causes of a hangup as numbers. */
export const hangupCodes = fixed(
  ['16', 'normal clearing'],
  ['17', 'busy'],
  ['19', 'no answer'],
  ['21', 'rejected'],
  ['27', 'destination out of order'],
  ['34', 'congestion'],
  ['38', 'network out of order'],
  ['1', 'unallocated number'],
);

/** What a log file takes. */
export const logLevels = fixed(
  ['notice,warning,error', 'what an operator wants to know'],
  ['notice,warning,error,verbose', 'and what the calls do'],
  ['debug,notice,warning,error,verbose,dtmf', 'everything'],
);

/** How a transfer that the far end asked for goes, as ARI spells it. */
export const TRANSFER_STATES = [
  ['channel_progress', 'it rings there'],
  ['channel_answered', 'it was answered there: the transfer is done'],
  ['channel_unavailable', 'nobody is there'],
  ['channel_declined', 'it was declined'],
] as const;

/** {@link TRANSFER_STATES}. */
export const transferStates = fixed(...TRANSFER_STATES);

/** Names of custom devices begin so. */
export const ownDevices = fixed(
  ['Stasis:name', 'a device of ARI: type its name'],
  ['Custom:name', 'of the dialplan'],
);

/** Variables and functions that every channel has. */
export const channelVariables = fixed(
  ['CHANNEL(linkedid)', 'what its call has in common'],
  ['CHANNEL(state)', 'Up, Ring, …'],
  ['CHANNEL(audioreadformat)', 'codec'],
  ['CHANNEL(rtp,dest)', 'where its RTP goes'],
  ['CALLERID(all)', 'caller'],
  ['CALLERID(num)', "caller's number"],
  ['CALLERID(name)', "caller's name"],
  ['CONNECTEDLINE(num)', 'who it speaks with'],
  ['CHANNEL(language)', 'language of its prompts'],
  ['HANGUPCAUSE', 'why it was hung up'],
  ['STASISSTATUS', 'how it left Stasis()'],
  ['DIALSTATUS', 'how Dial() ended'],
  ['TALK_DETECT(set)', 'set it to get talking events'],
);

/** Where dynamic configuration lies. */
export const configClasses = fixed(['res_pjsip', 'endpoints, aors, auths, …']);

/** Types of dynamic configuration of PJSIP. */
export const configTypes = fixed(
  'endpoint',
  'aor',
  'auth',
  'contact',
  'identify',
  'registration',
  'domain_alias',
  'transport',
  'global',
  'system',
);

/** Where an external media server is. */
export const mediaHosts = fixed(['127.0.0.1:10000', 'host and port']);
