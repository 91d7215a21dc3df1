import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, refusal, type Asked } from '../operations/askedExchange';
import { MediaBed } from './mediaBed';

/** A channel `1` in the application, on which the tests play as `p`. */
class PlayBed extends MediaBed {
  static async make(): Promise<PlayBed> {
    const bed = new PlayBed();
    await bed.legs(['1']);
    return bed;
  }

  play(media: string, more: Record<string, string> = {}, id = 'p'): Promise<Asked> {
    return this.ask('channels.playWithId', { channelId: '1', playbackId: id, media, ...more });
  }

  control(operation: string, id = 'p'): Promise<Asked> {
    return this.ask('playbacks.control', { playbackId: id, operation });
  }

  stop(id = 'p'): Promise<Asked> {
    return this.ask('playbacks.stop', { playbackId: id });
  }

  /** Milliseconds from now until the last playback has ended. */
  async lasts(): Promise<number> {
    const start = this.clock.now();
    while (this.exchange.media.playbacks.get('p') && this.clock.now() - start < 60_000) {
      await this.clock.advance(20);
    }
    return this.clock.now() - start;
  }
}

test('a playback is queued, plays as long as its media, and is forgotten', async () => {
  const bed = await PlayBed.make();
  const { status, body } = await bed.play('sound:hello-world', { lang: 'fr' });
  assert.equal(status, 201);
  assert.deepEqual(body, {
    id: 'p',
    media_uri: 'sound:hello-world',
    target_uri: 'channel:1',
    language: 'fr',
    state: 'queued',
  });
  await bed.clock.advance(1419);
  assert.deepEqual(bed.take(), ['PlaybackStarted p sound:hello-world playing']);
  await bed.clock.advance(1);
  assert.deepEqual(bed.take(), ['PlaybackFinished p sound:hello-world done']);
  assert.deepEqual(await bed.ask('playbacks.get', { playbackId: 'p' }), refusal(404, 'Playback not found'));
});

test('media of all kinds last as measured', async () => {
  const bed = await PlayBed.make();
  const measured: readonly (readonly [media: string, length: number])[] = [
    ['sound:en/hello', 800],
    ['sound:silence/1', 1000],
    ['number:42', 1720],
    ['number:1234', 5180],
    ['number:-5', 1740],
    ['number:123456789', 12_540],
    ['digits:123', 2520],
    ['digits:12ab', 1680],
    ['digits:*#', 1580],
    ['characters:ab', 1380],
    ['characters:a 1', 2360],
    ['recording:greeting', 4200],
  ];
  for (const [media, length] of measured) {
    await bed.play(media);
    assert.equal(await bed.lasts(), length, media);
    assert.deepEqual(bed.take(), [`PlaybackStarted p ${media} playing`, `PlaybackFinished p ${media} done`]);
  }
});

test('what is missing fails; of what Asterisk does not understand no end is told', async () => {
  const bed = await PlayBed.make();
  for (const media of ['sound:nope', 'sound:hello ', 'tone:nosuch']) {
    await bed.play(media);
    await bed.clock.advance(0);
    assert.deepEqual(bed.take(), [
      `PlaybackStarted p ${media} playing`,
      `PlaybackFinished p ${media} failed`,
    ]);
  }
  for (const media of ['bogus:x', 'hello', 'recording:nope', 'number:abc']) {
    await bed.play(media);
    await bed.clock.advance(0);
    assert.deepEqual(bed.take(), [`PlaybackStarted p ${media} playing`]);
    assert.equal((await bed.stop()).status, 404);
  }
  assert.deepEqual(await bed.play(''), refusal(500, 'Failed to queue media for playback'));
  assert.deepEqual(
    await bed.play('sound:beep', { offsetms: '-5' }),
    refusal(400, 'offsetms cannot be negative'),
  );
  assert.deepEqual(await bed.play('sound:beep', { skipms: '-5' }), refusal(400, 'skipms cannot be negative'));
});

test('a list goes on behind a missing file, and silently behind what is not understood', async () => {
  const bed = await PlayBed.make();
  await bed.play('sound:nope,bogus:x,sound:beep,sound:beep');
  await bed.lasts();
  assert.deepEqual(bed.take(), [
    'PlaybackStarted p sound:nope playing',
    'PlaybackContinuing p sound:nope continuing',
    'PlaybackStarted p bogus:x playing',
    'PlaybackStarted p sound:beep playing',
    'PlaybackContinuing p sound:beep continuing',
    'PlaybackStarted p sound:beep playing',
    'PlaybackFinished p sound:beep done',
  ]);
});

test('stopping ends a list of sounds, but of tones only the one that sounds', async () => {
  const bed = await PlayBed.make();
  await bed.play('sound:tt-monkeys,sound:hello');
  await bed.clock.advance(500);
  assert.deepEqual(await bed.stop(), done);
  await bed.clock.advance(0);
  await bed.play('tone:ring;tonezone=us,sound:beep');
  await bed.clock.advance(600_000);
  assert.deepEqual(await bed.stop(), done);
  await bed.clock.advance(440);
  assert.deepEqual(bed.take(), [
    'PlaybackStarted p sound:tt-monkeys playing',
    'PlaybackFinished p sound:tt-monkeys done',
    'PlaybackStarted p tone:ring;tonezone=us playing',
    'PlaybackContinuing p tone:ring;tonezone=us continuing',
    'PlaybackStarted p sound:beep playing',
    'PlaybackFinished p sound:beep done',
  ]);
});

test('a playback can be paused, restarted and wound', async () => {
  const bed = await PlayBed.make();
  await bed.play('sound:hello-world', { skipms: '500' });
  await bed.clock.advance(700);
  await bed.control('pause');
  await bed.control('pause');
  await bed.clock.advance(10_000);
  const { body } = await bed.ask('playbacks.get', { playbackId: 'p' });
  assert.equal((body as { state: string }).state, 'paused');
  for (const operation of ['restart', 'forward', 'reverse']) {
    assert.deepEqual(
      await bed.control(operation),
      refusal(409, `Can only ${operation} while media is playing`),
    );
  }
  assert.deepEqual(await bed.control('unpause'), done);
  assert.deepEqual(await bed.control('unpause'), done);
  assert.deepEqual(bed.take(), [
    'PlaybackStarted p sound:hello-world playing',
    'PlaybackStarted p sound:hello-world playing',
  ]);
  await bed.control('reverse');
  assert.equal(await bed.lasts(), 1220);
  await bed.play('sound:hello-world', { skipms: '300', offsetms: '200' });
  await bed.control('forward');
  assert.equal(await bed.lasts(), 920);
  await bed.play('sound:vm-intro', { skipms: '5000' });
  await bed.clock.advance(1000);
  // Past the end of 5660 ms: Asterisk goes as far before it instead.
  await bed.control('forward');
  assert.equal(await bed.lasts(), 5000);
  await bed.play('sound:hello-world');
  await bed.clock.advance(700);
  await bed.control('restart');
  assert.equal(await bed.lasts(), 1420);
});

test('speech cannot be controlled; unknown operations are refused', async () => {
  const bed = await PlayBed.make();
  await bed.play('number:5');
  assert.deepEqual(await bed.control('pause'), refusal(500, 'Could not pause playback'));
  assert.deepEqual(await bed.control('unpause'), done);
  assert.deepEqual(await bed.stop(), refusal(500, 'Could not stop playback'));
  assert.deepEqual(await bed.control('bogus'), refusal(400, 'Invalid operation bogus'));
  assert.deepEqual(
    await bed.ask('playbacks.control', { playbackId: 'p' }),
    refusal(400, 'Missing operation'),
  );
});

test('playbacks wait for each other; one that is stopped while it waits is told at its turn', async () => {
  const bed = await PlayBed.make();
  await bed.play('sound:hello');
  await bed.play('sound:beep', {}, 'q');
  assert.deepEqual(await bed.control('pause', 'q'), refusal(409, 'Can only pause while media is playing'));
  assert.deepEqual(await bed.control('restart', 'q'), done);
  assert.deepEqual(await bed.stop('q'), done);
  assert.deepEqual(await bed.stop('q'), done);
  assert.deepEqual(bed.take(), ['PlaybackStarted p sound:hello playing']);
  await bed.clock.advance(800);
  assert.deepEqual(bed.take(), ['PlaybackFinished p sound:hello done', 'PlaybackFinished q sound:beep done']);
});

test('variables and bridges wait for a playback, the request for the channel too', async () => {
  const bed = await PlayBed.make();
  await bed.ask('bridges.createWithId', { bridgeId: 'm' });
  await bed.play('sound:hello');
  let answered = false;
  const answer = bed.ask('bridges.addChannel', { bridgeId: 'm', channel: '1' }).then((asked) => {
    answered = true;
    return asked;
  });
  await bed.clock.advance(799);
  assert.equal(answered, false);
  await bed.clock.advance(1);
  assert.deepEqual(await answer, done);
  assert.deepEqual(bed.take().slice(1), [
    'PlaybackFinished p sound:hello done',
    'ChannelEnteredBridge m 1 simple_bridge [1]',
  ]);
});

test('two playbacks may have one id', async () => {
  const bed = await PlayBed.make();
  await bed.play('sound:beep');
  assert.equal((await bed.play('sound:hello')).status, 201);
  await bed.clock.advance(440 + 800);
  assert.deepEqual(bed.take(), [
    'PlaybackStarted p sound:beep playing',
    'PlaybackFinished p sound:beep done',
    'PlaybackStarted p sound:hello playing',
    'PlaybackFinished p sound:hello done',
  ]);
});

test('a hang-up fails what plays and what waits, before the channel leaves', async () => {
  const bed = await PlayBed.make();
  await bed.play('sound:tt-monkeys,sound:beep');
  await bed.play('sound:beep,sound:hello', {}, 'q');
  await bed.clock.advance(100);
  bed.take();
  await bed.ask('channels.hangup', { channelId: '1' });
  await bed.clock.advance(0);
  assert.deepEqual(bed.take(), [
    'ChannelHangupRequest 1',
    'PlaybackFinished p sound:tt-monkeys failed',
    'PlaybackStarted q sound:beep playing',
    'PlaybackFinished q sound:beep failed',
    'StasisEnd 1',
  ]);
  assert.deepEqual(await bed.play('sound:beep'), refusal(404, 'Channel not found'));
  assert.equal(bed.clock.pending, 0);
});

test('playbacks in a bridge share an announcer, who leaves behind the last', async () => {
  const bed = await PlayBed.make();
  await bed.bridge('m', ['1']);
  const watcher = bed.connect('watcher', true);
  const play = (playbackId: string) =>
    bed.ask('bridges.playWithId', { bridgeId: 'm', playbackId, media: 'sound:beep' });
  await play('a');
  await play('b');
  await bed.clock.advance(880);
  assert.deepEqual(bed.take(), [
    'BRIDGEPEER 1 Announcer1',
    'ChannelConnectedLine 1 ',
    'PlaybackStarted a sound:beep playing',
    'PlaybackFinished a sound:beep done',
    'PlaybackStarted b sound:beep playing',
    'PlaybackFinished b sound:beep done',
  ]);
  // Asterisk tells of it on the bridge and on the announcer's channel.
  assert.equal(watcher.filter(({ type }) => type === 'PlaybackFinished').length, 4);
  const { pending } = bed.clock;
  await play('c');
  await bed.ask('bridges.destroy', { bridgeId: 'm' });
  await bed.clock.advance(0);
  assert.equal(watcher.filter(({ type }) => type === 'PlaybackFinished').length, 5);
  assert.equal(bed.exchange.media.playbacks.get('c'), undefined);
  assert.deepEqual(await play('d'), refusal(404, 'Bridge not found'));
  assert.equal(bed.clock.pending, pending);
});
