import * as known from './knownValues';
import * as listed from './listedResources';
import * as live from './liveResources';
import { fixed, together, type SuggestingServer, type Suggestion, type SuggestionSource } from './suggestion';

/** By a parameter's name, whatever the operation. */
const BY_NAME: ReadonlyMap<string, SuggestionSource> = new Map(
  Object.entries({
    app: live.applications,
    application: live.applications,
    applicationName: live.applications,
    bridgeId: live.bridgeIds,
    caller: live.channelIds,
    channel: live.stasisChannelIds,
    channelId: live.stasisChannelIds,
    configClass: known.configClasses,
    configuration: known.logLevels,
    context: live.contexts,
    deviceName: together(listed.deviceStates, known.ownDevices),
    endpoint: live.endpoints,
    eventSource: live.eventSources,
    extension: live.extensions,
    external_host: known.mediaHosts,
    format: known.recordingFormats,
    formats: known.codecs,
    lang: listed.languages,
    logChannelName: listed.logChannels,
    mailboxName: listed.mailboxes,
    media: listed.media,
    moduleName: listed.modules,
    mohClass: known.musicClasses,
    objectType: known.configTypes,
    originator: live.channelIds,
    otherChannelId: live.channelIds,
    playbackId: live.playbackIds,
    reason_code: known.hangupCodes,
    recordingName: listed.storedRecordings,
    refer_to: live.messageTargets,
    resource: live.endpointNames,
    role: known.bridgeRoles,
    soundId: listed.sounds,
    source: live.eventSources,
    states: known.transferStates,
    tech: live.technologies,
    to: live.messageTargets,
    variable: known.channelVariables,
    variables: known.channelVariables,
  }),
);

/** Where the same name means something else. */
const BY_OPERATION: ReadonlyMap<string, SuggestionSource> = new Map(
  Object.entries({
    'asterisk.addLog logChannelName': fixed(['ari-debug.log', 'a file in the log folder']),
    'asterisk.deleteObject id': live.endpointNames,
    'asterisk.getGlobalVar variable': listed.globalVariables,
    'asterisk.getObject id': live.endpointNames,
    'asterisk.setGlobalVar variable': listed.globalVariables,
    'asterisk.updateObject id': live.endpointNames,
    'bridges.create type': known.bridgeTypes,
    'bridges.createWithId type': known.bridgeTypes,
    'bridges.removeChannel channel': live.bridgeMembers,
    'bridges.setVideoSource channelId': live.bridgeMembers,
    'channels.externalMedia format': known.codecs,
    'channels.get channelId': live.channelIds,
    'channels.getChannelVar channelId': live.channelIds,
    'channels.hangup channelId': live.channelIds,
    'channels.rtpstatistics channelId': live.channelIds,
    'channels.snoopChannel channelId': live.channelIds,
    'channels.snoopChannelWithId channelId': live.channelIds,
    'endpoints.refer from': live.endpoints,
    'endpoints.sendMessage from': live.messageTargets,
    'recordings.cancel recordingName': listed.liveRecordings,
    'recordings.getLive recordingName': listed.liveRecordings,
    'recordings.mute recordingName': listed.liveRecordings,
    'recordings.pause recordingName': listed.liveRecordings,
    'recordings.stop recordingName': listed.liveRecordings,
    'recordings.unmute recordingName': listed.liveRecordings,
    'recordings.unpause recordingName': listed.liveRecordings,
    'sounds.list format': listed.soundFormats,
  }),
);

/** Ids that somebody chooses: what is there already must not be chosen. */
const NEW_IDS: ReadonlySet<string> = new Set([
  'bridges.create bridgeId',
  'bridges.createWithId bridgeId',
  'bridges.play playbackId',
  'bridges.playWithId playbackId',
  'channels.create channelId',
  'channels.externalMedia channelId',
  'channels.originate channelId',
  'channels.originateWithId channelId',
  'channels.play playbackId',
  'channels.playWithId playbackId',
  'channels.snoopChannel snoopId',
  'channels.snoopChannelWithId snoopId',
]);

/** Names of bridges' own variables are anybody's. */
const UNKNOWABLE = new Set([
  'bridges.getBridgeVar variable',
  'bridges.getBridgeVars variables',
  'bridges.setBridgeVar variable',
  'bridges.setBridgeVars variables',
]);

/** Which parameter of which operation values are wanted for. */
export interface SuggestedParameter {
  readonly operationId: string;
  readonly name: string;
}

/** Whether a parameter is the id of something that the operation makes. */
export function isNewId({ operationId, name }: SuggestedParameter): boolean {
  return NEW_IDS.has(`${operationId} ${name}`);
}

function sourceOf({ operationId, name }: SuggestedParameter): SuggestionSource | undefined {
  const own = `${operationId} ${name}`;
  if (NEW_IDS.has(own) || UNKNOWABLE.has(own)) return undefined;
  return BY_OPERATION.get(own) ?? BY_NAME.get(name);
}

/** Whether {@link suggestValues} may find something. */
export function hasSuggestions(parameter: SuggestedParameter): boolean {
  return sourceOf(parameter) !== undefined;
}

/**
 * Values that a parameter could take, from what is on the server now and from what Asterisk knows; `given` are
 * the parameters that have one. Some lists are asked for first: rejects with an AriError where that fails.
 */
export async function suggestValues(
  server: SuggestingServer,
  parameter: SuggestedParameter,
  given: Readonly<Record<string, unknown>>,
): Promise<readonly Suggestion[]> {
  return (await sourceOf(parameter)?.({ server, given })) ?? [];
}
