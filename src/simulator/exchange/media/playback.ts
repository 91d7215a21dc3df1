import type { Playback as PlaybackJson } from '../../../ari/generated/resources';
import type { Clock } from '../../clock';
import { Refusal } from '../../refusal';
import type { MediaPlan } from './mediaPlan';
import { MediaRun } from './mediaRun';
import type { MediaTarget } from './mediaTarget';

/** What `POST …/play` asks for. */
export interface PlaybackRequest {
  readonly id: string;
  /** Media URIs, at least one. */
  readonly media: readonly string[];
  readonly language: string;
  /** Where the first medium begins, in ms. */
  readonly offset: number;
  /** How far `forward` and `reverse` go, in ms. */
  readonly skip: number;
}

/** What a playback needs of the exchange. */
export interface PlaybackSurroundings {
  readonly clock: Clock;
  readonly target: MediaTarget;
  plan(uri: string): MediaPlan;
}

/** Asterisk's own description forgets that a playback can be paused. */
type PlaybackState = PlaybackJson['state'] | 'paused';

/** As `GET /playbacks/{id}` shows it. */
type PlaybackPicture = Omit<PlaybackJson, 'state'> & { readonly state: PlaybackState };

const OPERATIONS = ['pause', 'unpause', 'restart', 'forward', 'reverse'] as const;

type PlaybackEventType = 'PlaybackStarted' | 'PlaybackContinuing' | 'PlaybackFinished';

type PlaybackOperation = (typeof OPERATIONS)[number];

/** What each state allows; what it takes without doing anything is in `idle`. */
const PERMISSIONS: Readonly<
  Partial<Record<PlaybackState, Record<'does' | 'idle', readonly PlaybackOperation[]>>>
> = {
  queued: { does: [], idle: ['restart'] },
  playing: { does: ['pause', 'restart', 'forward', 'reverse'], idle: ['unpause'] },
  paused: { does: ['unpause'], idle: ['pause'] },
};

/** One playback: its media one after another, with the events and oddities of Asterisk's. */
export class Playback {
  readonly id: string;
  #state: PlaybackState = 'queued';
  #index = 0;
  #run: MediaRun | undefined;

  constructor(
    private readonly request: PlaybackRequest,
    private readonly surroundings: PlaybackSurroundings,
  ) {
    this.id = request.id;
  }

  /** As events and `GET /playbacks/{id}` describe it. */
  toJson(): PlaybackPicture {
    const { media, language } = this.request;
    const next = media[this.#index + 1];
    return {
      id: this.id,
      media_uri: media[this.#index] ?? '',
      ...(next !== undefined && { next_media_uri: next }),
      target_uri: this.surroundings.target.uri,
      language,
      state: this.#state,
    };
  }

  /** Plays all media. Resolves when it has ended, be it because the signal was aborted. */
  async play(signal: AbortSignal): Promise<void> {
    if (this.#state === 'done') {
      // It was stopped while it still waited: Asterisk tells of its end only now.
      this.#become('done', 'PlaybackFinished');
      return;
    }
    const last = this.request.media.length - 1;
    for (; this.#index <= last; this.#index += 1) {
      this.#become('playing', 'PlaybackStarted');
      const plan = this.surroundings.plan(this.toJson().media_uri);
      // Asterisk says nothing of the end of what it does not understand.
      if (plan.kind === 'vanishes') continue;
      const end = plan.kind === 'fails' ? 'failed' : await this.#playOut(plan, signal);
      // A tone that is stopped counts as played to its end: the next medium follows.
      const isOver = end === 'aborted' || (end === 'stopped' && !(plan.kind === 'plays' && plan.isTone));
      if (isOver || this.#index === last) {
        this.#become(end === 'failed' || end === 'aborted' ? 'failed' : 'done', 'PlaybackFinished');
        return;
      }
      this.#become('continuing', 'PlaybackContinuing');
    }
  }

  /** Its turn comes when the channel is gone already: it begins nevertheless, and fails at once. */
  abandon(): void {
    if (this.#state !== 'done') this.#become('playing', 'PlaybackStarted');
    this.#become(this.#state === 'done' ? 'done' : 'failed', 'PlaybackFinished');
  }

  /** `POST /playbacks/{id}/control`. Throws a 400, 409 or (speech) 500 `Refusal`. */
  control(operation: string | undefined): void {
    if (!operation) throw new Refusal(400, 'Missing operation');
    if (!isOperation(operation)) throw new Refusal(400, `Invalid operation ${operation}`);
    const permissions = PERMISSIONS[this.#state];
    if (permissions?.idle.includes(operation)) return;
    if (!permissions?.does.includes(operation)) {
      throw new Refusal(409, `Can only ${operation} while media is playing`);
    }
    if (!this.#run) throw new Refusal(500, `Could not ${operation} playback`);
    this.#control(operation, this.#run);
  }

  /** `DELETE /playbacks/{id}`. Throws a 500 `Refusal` for what cannot be stopped, as speech. */
  stop(): void {
    if (this.#state === 'queued') this.#state = 'done';
    else if (this.#run) this.#run.stop();
    else if (this.#state !== 'done') throw new Refusal(500, 'Could not stop playback');
  }

  #control(operation: PlaybackOperation, run: MediaRun): void {
    const { skip } = this.request;
    switch (operation) {
      case 'pause':
        run.halt();
        this.#state = 'paused';
        return;
      case 'unpause':
        run.resume();
        this.#become('playing', 'PlaybackStarted');
        return;
      case 'restart':
        run.restart();
        return;
      case 'forward':
        run.move(skip);
        return;
      case 'reverse':
        run.move(-skip);
        return;
    }
  }

  async #playOut(
    plan: Extract<MediaPlan, { kind: 'plays' }>,
    signal: AbortSignal,
  ): Promise<'finished' | 'stopped' | 'aborted'> {
    const offset = this.#index === 0 ? this.request.offset : 0;
    const run = new MediaRun(this.surroundings.clock, plan.length, offset, signal);
    if (plan.controllable) this.#run = run;
    try {
      return await run.ended;
    } finally {
      this.#run = undefined;
    }
  }

  #become(state: PlaybackJson['state'], type: PlaybackEventType): void {
    this.#state = state;
    this.surroundings.target.publish({ type, playback: { ...this.toJson(), state } });
  }
}

function isOperation(text: string): text is PlaybackOperation {
  return OPERATIONS.some((operation) => operation === text);
}
