import type { LiveRecording, Playback } from '../../ari/generated/resources';

/** What an operation answers: a status, and JSON, bytes or nothing. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON; nothing is sent when undefined. */
  readonly body?: unknown;
  /** Where what was made can be asked for, below `/ari`: the header `Location`. */
  readonly location?: string;
  /** Sent as they are, with their media type. */
  readonly bytes?: { readonly type: string; readonly data: Uint8Array };
}

/** 200 with a JSON body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 201 with a JSON body: a playback was started. */
export function playbackCreated(playback: Pick<Playback, 'id'>): Answer {
  return { status: 201, body: playback, location: `/playbacks/${encodeURIComponent(playback.id)}` };
}

/** 201 with a JSON body: a recording was started. */
export function recordingCreated(recording: Pick<LiveRecording, 'name'>): Answer {
  return { status: 201, body: recording, location: `/recordings/live/${encodeURIComponent(recording.name)}` };
}

/** 204: done, nothing to tell. */
export function noContent(): Answer {
  return { status: 204 };
}
