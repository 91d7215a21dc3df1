import type { LiveRecording as LiveRecordingJson } from '../../../ari/generated/resources';
import type { Clock, Timer } from '../../clock';
import { sleep } from '../../clock';
import { Refusal } from '../../refusal';
import type { MediaTarget } from './mediaTarget';
import { soundLengths } from './soundLengths';

/** What `POST …/record` asks for. */
export interface RecordingRequest {
  readonly name: string;
  readonly format: string;
  readonly beep: boolean;
  /** Seconds; 0 for no limit. */
  readonly maxDuration: number;
  /** Seconds; 0 for no limit. */
  readonly maxSilence: number;
  readonly terminateOn: string;
  /** Milliseconds of the recording that it is added to. */
  readonly before: number;
}

/** What a recording needs of the exchange. */
export interface RecordingSurroundings {
  readonly clock: Clock;
  readonly target: MediaTarget;
  /** True while somebody sends audio to be recorded. */
  hasAudio(): boolean;
}

/** Milliseconds after which Asterisk gives up a recording that hears nothing at all. */
const PATIENCE = 4000;

/** How a recording came to its end. */
type RecordingEnd = 'stopped' | 'cancelled';

/** One recording while it waits or runs. */
export class LiveRecording {
  readonly #ended: Promise<RecordingEnd>;
  #end: (end: RecordingEnd) => void = () => undefined;
  #state: LiveRecordingJson['state'] = 'queued';
  /** Milliseconds recorded until `#since`. */
  #recorded = 0;
  /** When it went on; undefined while it waits, is paused or hears nothing. */
  #since: number | undefined;
  readonly #timers: Timer[] = [];

  constructor(
    readonly request: RecordingRequest,
    private readonly surroundings: RecordingSurroundings,
  ) {
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get isRunning(): boolean {
    return this.#state === 'recording' || this.#state === 'paused';
  }

  /** Milliseconds recorded, with what it was added to. */
  get length(): number {
    const { clock } = this.surroundings;
    const running = this.#since === undefined ? 0 : clock.now() - this.#since;
    return this.request.before + this.#recorded + running;
  }

  /** As events and `GET /recordings/live/{name}` describe it. */
  toJson(): LiveRecordingJson {
    const { name, format } = this.request;
    return { name, format, state: this.#state, target_uri: this.surroundings.target.uri };
  }

  /** RecordingFailed, without having begun. */
  fail(cause: string): void {
    this.#state = 'failed';
    this.surroundings.target.publish({
      type: 'RecordingFailed',
      recording: { ...this.toJson(), cause },
    });
  }

  /** Records until told to stop. Resolves with what was recorded in ms, or undefined when it is not to be kept. */
  async record(signal: AbortSignal): Promise<number | undefined> {
    const { clock } = this.surroundings;
    this.#start();
    if (this.request.beep) await sleep(clock, soundLengths.get('beep') ?? 0, signal);
    const stop = (): void => this.#end('stopped');
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    else this.#begin();
    const end = await this.#ended;
    signal.removeEventListener('abort', stop);
    for (const timer of this.#timers) timer.cancel();
    this.#finish();
    return end === 'cancelled' ? undefined : this.length;
  }

  /** Its turn comes when the channel is gone already: it begins nevertheless, and ends at once. */
  abandon(): number {
    this.#start();
    this.#finish();
    return this.length;
  }

  /** A digit that was received; it ends the recording if asked for so. */
  digit(digit: string): void {
    const { terminateOn } = this.request;
    if (this.isRunning && (terminateOn === 'any' || terminateOn === digit)) this.#end('stopped');
  }

  /** Ends it; what still waits is recorded nevertheless when its turn comes, as Asterisk does. */
  stop(): void {
    if (this.isRunning) this.#end('stopped');
    else this.#state = 'canceled';
  }

  /** Ends it and forgets what was recorded. */
  cancel(): void {
    if (this.isRunning) this.#end('cancelled');
    else this.#state = 'canceled';
  }

  /** Throws a 409 `Refusal` while it waits. */
  pause(): void {
    this.#needsSession();
    this.#halt();
    this.#state = 'paused';
  }

  /** Throws a 409 `Refusal` while it waits. */
  unpause(): void {
    this.#needsSession();
    if (this.#state !== 'paused') return;
    this.#state = 'recording';
    this.#resume();
  }

  /** Muting leaves no trace in Asterisk's answers. Throws a 409 `Refusal` while the recording waits. */
  mute(): void {
    this.#needsSession();
  }

  #start(): void {
    this.#state = 'recording';
    this.surroundings.target.publish({ type: 'RecordingStarted', recording: this.toJson() });
  }

  #finish(): void {
    this.#halt();
    this.#state = 'done';
    this.surroundings.target.publish({
      type: 'RecordingFinished',
      recording: { ...this.toJson(), ...this.#durations() },
    });
  }

  #begin(): void {
    const { clock } = this.surroundings;
    const { maxDuration } = this.request;
    this.#resume();
    if (this.#since === undefined) this.#listen();
    if (this.#since === undefined || maxDuration === 0) return;
    // Asterisk compares whole seconds of the clock on the wall.
    const end = (Math.floor(clock.now() / 1000) + maxDuration + 1) * 1000;
    this.#timers.push(clock.after(end - clock.now(), () => this.#end('stopped')));
  }

  /** Waits for somebody to send audio. */
  #listen(): void {
    const { surroundings } = this;
    const timer = surroundings.clock.after(PATIENCE, () => {
      if (surroundings.hasAudio()) this.#begin();
      else this.#end('stopped');
    });
    this.#timers.push(timer);
  }

  #resume(): void {
    const { surroundings } = this;
    if (surroundings.hasAudio()) this.#since = surroundings.clock.now();
  }

  #halt(): void {
    this.#recorded = this.length - this.request.before;
    this.#since = undefined;
  }

  #durations(): Pick<LiveRecordingJson, 'duration' | 'talking_duration' | 'silence_duration'> {
    const duration = Math.floor(this.length / 1000);
    if (this.request.maxSilence === 0) return { duration };
    return { duration, talking_duration: duration, silence_duration: 0 };
  }

  #needsSession(): void {
    if (!this.isRunning) throw new Refusal(409, 'Recording not in session');
  }
}
