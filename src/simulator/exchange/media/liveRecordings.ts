import type { LiveRecording as LiveRecordingJson } from '../../../ari/generated/resources';
import type { Clock } from '../../clock';
import { ChannelGone, type StasisControl } from '../stasisControl';
import type { MediaTarget } from './mediaTarget';
import { LiveRecording, type RecordingRequest } from './liveRecording';
import { storedName, type StoredRecordings } from './storedRecordings';

/** Where and how a recording takes place. */
export interface RecordingPlace {
  readonly target: MediaTarget;
  readonly control: StasisControl;
  /** True while somebody sends audio to be recorded. */
  hasAudio(): boolean;
  /** Why it cannot be recorded when its turn comes, in Asterisk's words. */
  obstacle(): string | undefined;
  /** True when the queue was given up because the channel hung up. */
  isHungUp(): boolean;
}

/** A recording that was queued. */
export interface StartedRecording {
  /** As it was when it was queued, before it began. */
  readonly answer: LiveRecordingJson;
  /** Resolves when it has ended. */
  readonly over: Promise<void>;
}

/** All recordings that wait or run. */
export class LiveRecordings {
  readonly #byName = new Map<string, LiveRecording>();

  constructor(
    private readonly clock: Clock,
    private readonly stored: StoredRecordings,
  ) {}

  get(name: string): LiveRecording | undefined {
    return this.#byName.get(name);
  }

  /** Queues a recording behind what the channel is already to do. Nothing else must have its name. */
  start(request: RecordingRequest, place: RecordingPlace): StartedRecording {
    const recording = new LiveRecording(request, {
      clock: this.clock,
      target: place.target,
      hasAudio: () => place.hasAudio(),
    });
    this.#byName.set(request.name, recording);
    const answer = recording.toJson();
    return { answer, over: this.#carryOut(recording, place) };
  }

  /** Tells the recordings of a channel that it has received a digit. `uri` as in `target_uri`. */
  digit(uri: string, digit: string): void {
    for (const recording of this.#byName.values()) {
      if (recording.toJson().target_uri === uri) recording.digit(digit);
    }
  }

  /** True while something is being recorded there. `uri` as in `target_uri`. */
  isRecording(uri: string): boolean {
    return [...this.#byName.values()].some(
      (recording) => recording.isRunning && recording.toJson().target_uri === uri,
    );
  }

  async #carryOut(recording: LiveRecording, place: RecordingPlace): Promise<void> {
    const { request } = recording;
    try {
      const length = await this.#record(recording, place);
      // Asterisk knows the file by its ending.
      const format = request.format === 'wav49' ? 'WAV' : request.format;
      if (length !== undefined) this.stored.put({ name: storedName(request.name), format, length });
    } finally {
      this.#byName.delete(request.name);
    }
  }

  async #record(recording: LiveRecording, place: RecordingPlace): Promise<number | undefined> {
    const begin = (signal: AbortSignal): Promise<number | undefined> | undefined => {
      const obstacle = place.obstacle();
      if (obstacle === undefined) return recording.record(signal);
      recording.fail(obstacle);
      return undefined;
    };
    try {
      return await place.control.perform(begin);
    } catch (error) {
      if (!(error instanceof ChannelGone)) throw error;
      // What waited behind is begun nevertheless, only to end at once.
      return place.isHungUp() ? recording.abandon() : undefined;
    }
  }
}
