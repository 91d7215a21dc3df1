import { randomUUID } from 'node:crypto';
import { operations, type OperationId, type OperationParams } from '../../../src/ari/generated/operations';
import type { OperationAnswer } from '../../../src/ari/operationShape';
import { RestClient, type CallOptions } from '../../../src/ari/restClient';
import { parseServerAddress } from '../../../src/ari/serverAddress';
import type { ServerUnderTest, TestPhone } from '../../support/server/serverUnderTest';
import { startServer } from '../../support/server/startServer';
import { waitFor } from '../../support/waitFor';
import { registerApplication, type RegisteredApplication } from '../ariApplication';

/** The application that has the channels of these tests. */
export const APP = 'myapp';

/** Something long enough to be paused, wound and stopped. */
export const LONG_SOUND = 'sound:tt-monkeys';

/** What an operation needs before it can be called: channels, bridges, playbacks and recordings on demand. */
export class OperationBed {
  readonly rest: RestClient;
  #phone: TestPhone | undefined;

  private constructor(
    readonly server: ServerUnderTest,
    private readonly application: RegisteredApplication,
  ) {
    const { url, user, password } = server;
    this.rest = new RestClient({ address: parseServerAddress(url), user, password });
  }

  /** Starts the server under test and serves {@link APP} on it. */
  static async start(): Promise<OperationBed> {
    const server = await startServer();
    return new OperationBed(server, await registerApplication(server, APP));
  }

  async stop(): Promise<void> {
    await this.#phone?.stop();
    await this.rest.close();
    this.application.close();
    await this.server.stop();
  }

  /** Calls an operation as Run Operation does. */
  run<O extends OperationId>(
    id: O,
    params: OperationParams[O],
    options?: CallOptions,
  ): Promise<OperationAnswer> {
    return this.rest.run({ id, ...operations[id] }, params, options);
  }

  /** What the server says that it is, such as `22.10.1`. */
  async version(): Promise<string | undefined> {
    return (await this.rest.call('asterisk.getInfo', { only: 'system' })).system?.version;
  }

  /** An id, or a name, that nothing else has. */
  readonly newId = (): string => `op-${randomUUID()}`;

  /** Waits for an event of a channel. */
  readonly event = async (type: string, channelId: string): Promise<void> => {
    await waitFor(`${type} of ${channelId}`, () =>
      this.application.events.some((event) => event.type === type && event.channel?.id === channelId),
    );
  };

  /** A channel that is up and in the application. */
  readonly channel = async (): Promise<string> => {
    const channelId = this.newId();
    await this.rest.call('channels.originateWithId', {
      channelId,
      endpoint: 'Local/501@from-trunk',
      app: APP,
    });
    await this.event('StasisStart', channelId);
    return channelId;
  };

  /** A channel that waits in the dialplan. */
  readonly dialplanChannel = async (): Promise<string> => {
    const channelId = this.newId();
    const place = { context: 'default', extension: '100', priority: 1 };
    await this.rest.call('channels.originateWithId', {
      channelId,
      endpoint: 'Local/501@from-trunk',
      ...place,
    });
    await waitFor('the channel in the dialplan', async () => {
      return (await this.rest.call('channels.get', { channelId })).dialplan.app_name === 'Wait';
    });
    return channelId;
  };

  /** A call to the phone alice, who answers; she is there until {@link stop}. */
  async phoneCall(): Promise<string> {
    this.#phone ??= await this.server.phone('alice', { kind: 'answers' });
    const channelId = this.newId();
    await this.rest.call('channels.originateWithId', { channelId, endpoint: 'PJSIP/alice', app: APP });
    await this.event('StasisStart', channelId);
    return channelId;
  }

  /** A bridge without channels. */
  readonly bridge = async (): Promise<string> => {
    const bridgeId = this.newId();
    await this.rest.call('bridges.createWithId', { bridgeId, type: 'mixing' });
    return bridgeId;
  };

  /** A bridge with one channel in it. */
  async bridged(): Promise<{ readonly bridgeId: string; readonly channel: string }> {
    const [bridgeId, channel] = [await this.bridge(), await this.channel()];
    await this.rest.call('bridges.addChannel', { bridgeId, channel });
    return { bridgeId, channel };
  }

  /** A playback that runs. */
  async playback(): Promise<string> {
    const [channelId, playbackId] = [await this.channel(), this.newId()];
    await this.rest.call('channels.playWithId', { channelId, playbackId, media: LONG_SOUND });
    await waitFor('the playback to run', async () => {
      return (await this.rest.call('playbacks.get', { playbackId })).state === 'playing';
    });
    return playbackId;
  }

  /** A recording under way. */
  readonly recording = async (): Promise<string> => {
    const [channelId, name] = [await this.channel(), this.newId()];
    await this.rest.call('channels.record', { channelId, name, format: 'wav' });
    await waitFor('the recording to run', async () => {
      return (await this.rest.call('recordings.getLive', { recordingName: name })).state === 'recording';
    });
    return name;
  };

  /** A recording on the server's disk. */
  readonly stored = async (): Promise<string> => {
    const recordingName = await this.recording();
    await this.rest.call('recordings.stop', { recordingName });
    await waitFor('the recording to be stored', async () => {
      const { status } = await this.run('recordings.getStored', { recordingName });
      return status === 200;
    });
    return recordingName;
  };
}
