const TEXT = `# Requests to Asterisk, one per block; docs/ari-files.md tells the syntax.
# Values are written as they are meant: what has to be encoded is encoded when the request is sent.

GET /channels

### Call somebody into an application
# @name call
POST /channels
  ?endpoint={{endpoint}}
  &app={{application}}
  &channelId={{$uuid}}
  &timeout=30

### Play something to them
POST /channels/{{call.id}}/play?media=sound:hello-world

### Hang up
DELETE /channels/{{call.id}}
`;

/** What a new request file begins with: it can be sent as it is. */
export function newRequestText(): string {
  return TEXT;
}
