/** Operations that Asterisk answers only when a playback on their channel has ended. */
const WAITING: ReadonlySet<string> = new Set([
  'bridges.addChannel',
  'bridges.removeChannel',
  'channels.answer',
  'channels.setChannelVar',
  'channels.setChannelVars',
]);

/** Whether an operation may take as long as a playback: give it no time limit, and a way to stop waiting. */
export function waitsForPlayback(operationId: string): boolean {
  return WAITING.has(operationId);
}
