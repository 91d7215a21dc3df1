interface Rule {
  readonly status: number;
  /** Operation id must match. */
  readonly operation?: RegExp;
  /** Asterisk's message must match. */
  readonly message?: RegExp;
  readonly hint: string;
}

/** The first matching rule wins: the special cases of a status stand before its general meaning. */
const rules: readonly Rule[] = [
  {
    status: 400,
    operation: /\.addChannel$/,
    message: /not found/i,
    hint: 'No such channel: it has hung up. Refresh and pick another one.',
  },
  {
    status: 400,
    operation: /^channels\.(originate|create)/,
    message: /endpoint/i,
    hint: 'Write the endpoint as technology/resource, such as PJSIP/alice or Local/500@from-trunk.',
  },
  {
    status: 400,
    operation: /^channels\.originate/,
    message: /application|extension/i,
    hint: 'Give either an application, or a context with an extension.',
  },
  {
    status: 400,
    operation: /^events\.eventWebsocket$/,
    hint: 'Asterisk refused the event WebSocket: it needs the name of an application.',
  },
  {
    status: 400,
    message: /parsing request body/i,
    hint: 'Asterisk could not read the request body: it must be a JSON object.',
  },
  {
    status: 400,
    message: /^HTTP 400/,
    hint: 'Asterisk could not read the request: its address is probably longer than 4 KB. Shorten the values.',
  },
  {
    status: 400,
    operation: /^channels\.mute$|^channels\.unmute$/,
    hint: 'The direction is one of in, out and both.',
  },
  { status: 400, hint: 'A parameter is missing or has a value that Asterisk does not accept.' },
  {
    status: 401,
    hint: 'User name or password is wrong. Compare with ari.conf; after a change there run "module reload res_ari.so".',
  },
  {
    status: 403,
    message: /write access/i,
    hint: 'This ARI user is read-only (read_only=yes in ari.conf). Connect as another user to change something.',
  },
  {
    status: 403,
    operation: /^asterisk\.(updateObject|deleteObject)$/,
    hint: 'Map this type to a writable backend in sorcery.conf, for example astdb.',
  },
  {
    status: 403,
    operation: /rtpstatistics$/,
    hint: 'This kind of channel carries no RTP of its own; ask a PJSIP channel.',
  },
  {
    status: 403,
    operation: /^recordings\./,
    hint: 'Recordings stay in their folder: the name must not lead out of it.',
  },
  { status: 403, hint: 'The ARI user may not do this. Look at its entry in ari.conf.' },
  {
    status: 404,
    message: /^Resource not found/i,
    hint: 'This server does not offer the operation: the module (res_ari_….so) is not loaded, or it is older.',
  },
  {
    status: 404,
    message: /end with a slash/i,
    hint: 'Take the slash off the end of the path.',
  },
  {
    status: 404,
    operation: /^events\.claimChannel$/,
    hint: 'Only a channel that StasisBroadcast() offers at this moment can be claimed, and only once.',
  },
  {
    status: 404,
    operation: /^asterisk\.(get|update|delete)Object$/,
    hint: 'No such configuration object: class and type are like res_pjsip and endpoint, the id is its section.',
  },
  {
    status: 404,
    operation: /\.(list|getInfo|eventWebsocket)$/,
    hint: 'ARI is not at this address. Check host, port and the path in front of /ari.',
  },
  {
    status: 404,
    operation: /Vars?$/,
    message: /variable/i,
    hint: 'The variable is not set.',
  },
  {
    status: 404,
    message: /channel/i,
    hint: 'The channel is gone: it has hung up. Refresh to see what is there.',
  },
  {
    status: 404,
    message: /bridge/i,
    hint: 'The bridge is gone: it was destroyed. Refresh to see what is there.',
  },
  { status: 404, message: /playback/i, hint: 'The playback has ended.' },
  {
    status: 404,
    message: /recording/i,
    hint: 'No such recording: it has ended, was discarded or is not stored.',
  },
  {
    status: 404,
    message: /application/i,
    hint: 'No program has registered this application. Connect it, or serve the name from here.',
  },
  {
    status: 404,
    message: /endpoint/i,
    hint: 'No such endpoint. Check technology and name, for example PJSIP/alice.',
  },
  {
    status: 404,
    operation: /Module$/,
    hint: 'No such module. "module show" on the Asterisk console lists what there is.',
  },
  { status: 404, hint: 'It does not exist on this server, or no longer. Refresh to see what is there.' },
  {
    status: 405,
    hint: 'There is no such method here: check method and path (no //), or the server is older, or a proxy rewrites the path.',
  },
  {
    status: 409,
    operation: /^bridges\./,
    message: /stasis/i,
    hint: 'A bridge of the dialplan (Dial, ConfBridge) takes nothing from ARI; only bridges made by ARI do.',
  },
  {
    status: 409,
    operation: /\.addChannel$/,
    message: /recording/i,
    hint: 'A channel that is recorded enters no bridge. Stop its recording first; the bridge can be recorded instead.',
  },
  {
    status: 409,
    message: /stasis/i,
    hint: 'The channel is in the dialplan, not in a Stasis application. Send it into Stasis() first; hanging up works anyway.',
  },
  {
    status: 409,
    operation: /^channels\.(originate|create)/,
    // Seen on 22.10.1: after one such failure, the same connection reports every failed allocation so.
    hint: 'The id is in use (upper and lower case count as the same), or, if it cannot be, the endpoint could not be reached.',
  },
  {
    status: 409,
    operation: /^channels\.snoop|^bridges\.create/,
    hint: 'The id is in use; upper and lower case count as the same. Choose another one.',
  },
  {
    status: 409,
    operation: /\.record$/,
    hint: 'A recording of this name exists. Choose another name, or ifExists=overwrite.',
  },
  {
    status: 409,
    operation: /^asterisk\.reloadModule$/,
    hint: 'Asterisk refused the file and keeps the old configuration. Its console names the line.',
  },
  {
    status: 409,
    operation: /^asterisk\.\w+Module$/,
    hint: 'The module is in use, already loaded, or refuses. The Asterisk console says why.',
  },
  {
    status: 409,
    operation: /^events\.claimChannel$/,
    hint: 'Another application was first.',
  },
  {
    status: 409,
    operation: /^deviceStates\./,
    hint: 'ARI sets only devices of its own: their names begin with Stasis:',
  },
  {
    status: 409,
    operation: /^playbacks\.control$/,
    hint: 'The playback waits behind another one, or is over.',
  },
  {
    status: 409,
    operation: /^recordings\.copyStored$/,
    hint: 'A recording of this name exists. Choose another name.',
  },
  {
    status: 409,
    operation: /^bridges\.stopMoh$/,
    hint: 'No music plays there: it was stopped, or never started.',
  },
  { status: 409, operation: /\.unsubscribe$/, hint: 'The application is not subscribed to this.' },
  { status: 409, hint: 'The state of the resource does not allow this now.' },
  {
    status: 412,
    hint: 'The channel is in the wrong state for this; an outgoing channel must be answered by the other side first.',
  },
  { status: 413, hint: 'The request body is larger than 40 KB. Send fewer or shorter variables.' },
  {
    status: 422,
    operation: /\.addChannel$/,
    hint: 'Only a channel in a Stasis application can enter this bridge. Send it into Stasis() first.',
  },
  { status: 422, operation: /\.removeChannel$/, hint: 'The channel is not in this bridge.' },
  {
    status: 422,
    operation: /\.record$/,
    hint: 'Asterisk has no such recording format, or it cannot record here. "core show file formats" lists them.',
  },
  {
    status: 422,
    operation: /subscribe$/,
    hint: 'The event source does not exist, such as channel:ID or endpoint:PJSIP/alice.',
  },
  {
    status: 422,
    operation: /^channels\.redirect$/,
    hint: 'The endpoint must be technology/resource, with the technology of the channel.',
  },
  {
    status: 422,
    operation: /^events\.userEvent$/,
    hint: 'A source does not exist, such as channel:ID, bridge:ID or endpoint:PJSIP/alice.',
  },
  { status: 422, hint: 'Asterisk understood the request but cannot do it with this resource.' },
  { status: 426, hint: 'This address only speaks WebSocket.' },
  {
    status: 500,
    message: /allocation failed/i,
    hint: 'Asterisk could not create the channel: unknown technology, endpoint without a contact (not registered), or limits reached.',
  },
  {
    status: 500,
    operation: /\.record$/,
    hint: 'Asterisk could not start the recording: the name is missing, or the folder recording in its spool does not exist.',
  },
  {
    status: 500,
    operation: /\.play(WithId)?$/,
    hint: 'Asterisk could not start the playback: check the media URI, such as sound:hello-world.',
  },
  {
    status: 500,
    operation: /^events\.eventWebsocket$/,
    hint: 'Asterisk could not register the application: its name may be too long.',
  },
  {
    status: 500,
    operation: /^bridges\.create/,
    hint: 'Asterisk made no bridge: its type is one of mixing and holding, with dtmf_events, proxy_media, video_sfu or video_single.',
  },
  {
    status: 500,
    operation: /^deviceStates\.update$/,
    hint: 'No such device state; NOT_INUSE, INUSE and RINGING are some.',
  },
  { status: 500, hint: 'Asterisk failed inside; its console says more.' },
  {
    status: 501,
    operation: /\.unsubscribe$/,
    hint: 'It stays subscribed. Asterisk takes an empty id for all when it subscribes only; to unsubscribe, all channels are channel:__AST_CHANNEL_ALL_TOPIC, all bridges bridge:__AST_BRIDGE_ALL_TOPIC, all endpoints endpoint:__AST_ENDPOINT_ALL_TOPIC.',
  },
  { status: 501, hint: 'Asterisk does not implement this.' },
  { status: 502, hint: 'A proxy in front of Asterisk gets no answer from it.' },
  { status: 503, hint: 'Asterisk is still starting (or shutting down). Wait a moment and try again.' },
  { status: 504, hint: 'A proxy in front of Asterisk waited too long for its answer.' },
];

/**
 * What an error status means for this operation, and the remedy.
 *
 * @param operation operation id, such as `channels.answer`
 * @param message Asterisk's own message
 */
export function statusHint(operation: string, status: number, message: string): string {
  const rule = rules.find(
    (candidate) =>
      candidate.status === status &&
      (candidate.operation?.test(operation) ?? true) &&
      (candidate.message?.test(message) ?? true),
  );
  return rule?.hint ?? 'An answer that ARI does not define; a proxy may stand in between.';
}
