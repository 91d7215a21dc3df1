/** Where the frames of an application's WebSocket go. */
export interface EventSink {
  /** Takes one text frame; never blocks and never throws. */
  send(frame: string): void;
  /** True for the simulator's own application: nobody loses it. */
  readonly isBuiltIn?: boolean;
}
