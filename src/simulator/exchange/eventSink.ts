/** Where the frames of an application's WebSocket go. */
export interface EventSink {
  /** Takes one text frame; never blocks and never throws. */
  send(frame: string): void;
}
