/** The clients that are compared. */
export const READER_KINDS = ['workbench', 'ws', 'ari-client', '@ipcom/asterisk-ari'] as const;

/** One of the clients. */
export type ReaderKind = (typeof READER_KINDS)[number];

/** Connects a client to the server at `url`; `count` is to be called for each event that it hands on. */
export type ConnectReader = (url: string, count: () => void) => Promise<void>;

/** The event types of the storm: clients that hand on by type listen to each. */
export const STORM_TYPES = [
  ...['ChannelCreated', 'ChannelDialplan', 'Dial', 'ChannelStateChange', 'DeviceStateChanged'],
  ...['ChannelHangupRequest', 'ChannelDestroyed', 'ChannelVarset'],
] as const;
