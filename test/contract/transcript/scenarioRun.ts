import { ariRequest, type AriRequest, type AriResponse } from '../../support/asterisk/ariRequest';
import type { ServerUnderTest } from '../../support/server/serverUnderTest';
import { waitFor } from '../../support/waitFor';
import { PATIENCE, RecordedSocket, type SocketOptions } from './recordedSocket';
import type { Scenario } from './scenario';
import { writeTranscript, type RecordedCall, type Transcript } from './transcript';

type Query = Record<string, string>;

/** What a scenario does to one server, and the record of it. */
export class ScenarioRun {
  readonly #calls: RecordedCall[] = [];
  readonly #sockets: RecordedSocket[] = [];

  constructor(readonly server: ServerUnderTest) {}

  /** Does what the scenario says; a failure ends it and is part of the record. */
  async play(scenario: Scenario): Promise<{ calls: readonly RecordedCall[]; failure?: string }> {
    try {
      await scenario.play(this);
      return { calls: this.#calls };
    } catch (error) {
      return { calls: this.#calls, failure: error instanceof Error ? error.message : String(error) };
    }
  }

  /** All sockets that were connected. */
  get sockets(): readonly RecordedSocket[] {
    return this.#sockets;
  }

  /** A REST call that is part of the transcript. */
  rest(method: string, path: string, query?: Query, body?: unknown): Promise<AriResponse> {
    return this.call({ method, path, query, body });
  }

  /** A REST call of which only status and kinds of values are: for what differs between any two servers. */
  shape(method: string, path: string, query?: Query): Promise<AriResponse> {
    return this.call({ method, path, query }, 'shape');
  }

  /** A REST call with everything that can be said about it. */
  async call(
    request: Omit<AriRequest, 'url' | 'user' | 'password'> & Partial<Pick<AriRequest, 'user' | 'password'>>,
    compare: RecordedCall['compare'] = 'values',
  ): Promise<AriResponse> {
    const { url, user, password } = this.server;
    const text = [
      `${request.method} ${request.path}`,
      ...(request.query ? [JSON.stringify(request.query)] : []),
      ...(request.body === undefined ? [] : [JSON.stringify(request.body)]),
      ...(request.text === undefined ? [] : [`${request.text.type} ${JSON.stringify(request.text.text)}`]),
    ].join(' ');
    const answer = await ariRequest({ url, user, password, ...request });
    this.#calls.push({
      request: text.length > 400 ? `${text.slice(0, 200)}… (${String(text.length)} characters)` : text,
      answer,
      compare,
    });
    return answer;
  }

  /** Connects an application and waits until the server has accepted or refused it, which is recorded. */
  async connect(application: string, options: SocketOptions = {}): Promise<RecordedSocket> {
    const socket = new RecordedSocket(this.server, application, options);
    this.#sockets.push(socket);
    const body = await socket.opened();
    this.note(`WebSocket ${socket.name}`, body);
    return socket;
  }

  /** Notes something that the transcripts must share. */
  note(what: string, value: unknown = ''): void {
    this.#calls.push({ request: `# ${what}`, answer: { status: 0, body: value }, compare: 'values' });
  }

  /** Waits for a state of the server; what it is asked meanwhile is no part of the transcript. */
  async until(what: string, probe: () => boolean | Promise<boolean>): Promise<void> {
    await waitFor(what, probe, { timeoutMs: PATIENCE, intervalMs: 10 });
  }

  /** Waits until a path answers with a status, e.g. 404 for a channel that is to go. */
  answers(status: number, path: string): Promise<void> {
    return this.until(`${path} to answer ${String(status)}`, async () => {
      return (await this.server.rest('GET', path)).status === status;
    });
  }

  /** Waits until a channel's dialplan runs an application, e.g. `Wait`. */
  runs(channelId: string, application: string): Promise<void> {
    return this.until(`${channelId} to run ${application}`, async () => {
      const { status, body } = await this.server.rest('GET', `/channels/${encodeURIComponent(channelId)}`);
      return status === 200 && (body as { dialplan: { app_name: string } }).dialplan.app_name === application;
    });
  }

  /**
   * Calls an extension of `from-trunk`; the half that runs it is called `id`, the far half `far-id`: that one
   * waits in the dialplan once the call is answered. Waits for StasisStart.
   */
  async callIn(socket: RecordedSocket, id: string, extension = '500'): Promise<void> {
    await this.rest('POST', '/channels', {
      endpoint: `Local/${extension}@from-trunk`,
      ...{ context: 'default', extension: '100', priority: '1' },
      ...{ callerId: `"Caller ${id}" <555>`, channelId: `far-${id}`, otherChannelId: id },
    });
    await socket.until('StasisStart', ({ channel }) => (channel as { id: string }).id === id);
    if (extension === '500') await this.runs(`far-${id}`, 'Wait');
  }
}

/** Plays a scenario to its end and returns what happened; ends its sockets. */
export async function playScenario(
  scenario: Scenario,
  server: ServerUnderTest,
): Promise<{ readonly transcript: Transcript; readonly sockets: readonly RecordedSocket[] }> {
  const run = new ScenarioRun(server);
  const { failure, calls } = await run.play(scenario);
  const transcript = writeTranscript(calls, run.sockets, failure);
  for (const socket of run.sockets) await socket.end();
  return { transcript, sockets: run.sockets };
}
