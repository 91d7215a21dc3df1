import type { Outage } from '../../../src/ari/connection';
import { EventLog } from '../../../src/capture/eventLog';
import type { LiveUpdate } from '../../../src/model/liveChange';
import type { SessionChunk } from '../../../src/session/connections';
import type { ListKind } from '../../../src/session/lists/listedResource';
import type { ServerProfile } from '../../../src/session/serverProfile';
import type { ServerSession } from '../../../src/session/serverSession';
import type { ConnectionState } from '../../../src/shared/connectionState';
import { Emitter } from '../../../src/shared/emitter';

/** A session that does what the test says. */
export class FakeSession {
  readonly states = new Emitter<ConnectionState>();
  readonly updates = new Emitter<LiveUpdate>();
  readonly onDidChangeState = this.states.event;
  readonly filterChanges = new Emitter<void>();
  readonly onDidChangeEventFilter = this.filterChanges.event;
  outage: Outage | undefined;
  readonly outageBefore: Outage | undefined;
  readonly store = { onDidUpdate: this.updates.event };
  readonly lists = { onDidChange: new Emitter<ListKind>().event };
  readonly devices = { onDidChange: new Emitter<readonly string[]>().event };
  state: ConnectionState = { status: 'disconnected' };
  connects = 0;
  closes = 0;
  /** Settles when the socket is gone. */
  gone: Promise<void> = Promise.resolve();
  readonly profile: ServerProfile;
  readonly ourApplication: string;
  readonly password: string;
  readonly ca: string | undefined;

  constructor(options: Parameters<SessionChunk['openSession']>[0]) {
    this.profile = options.profile;
    this.ourApplication = options.application;
    this.password = options.password;
    this.ca = options.ca;
    this.outageBefore = options.outage;
  }

  connect(): void {
    this.connects += 1;
    this.enter({ status: 'connecting', attempt: this.connects });
  }

  close(): Promise<void> {
    this.closes += 1;
    this.enter({ status: 'disconnected' });
    return this.gone;
  }

  enter(state: ConnectionState): void {
    this.state = state;
    this.states.fire(state);
  }
}

/**
 * A session chunk whose sessions are fakes, all kept in `sessions`; `exposure` is where servers of this machine
 * answer too, and `looked` counts how often that was looked for.
 */
export function fakeChunk(exposure?: string): {
  readonly sessions: FakeSession[];
  readonly chunk: SessionChunk;
  readonly looked: string[];
} {
  const sessions: FakeSession[] = [];
  const looked: string[] = [];
  const chunk: SessionChunk = {
    createEventLog: (limits) => new EventLog(limits),
    openSession: (options) => {
      const session = new FakeSession(options);
      sessions.push(session);
      return session as unknown as ServerSession;
    },
    findExposure: ({ href }) => {
      looked.push(href);
      return Promise.resolve(exposure);
    },
    testConnection: () => Promise.reject(new Error('not used here')),
  };
  return { sessions, chunk, looked };
}
