import type { Scenario } from '../transcript/scenario';

/** Ids that clash with others, and ids of every kind of letter. */
export const channelIds: Scenario = {
  name: 'ids of channels',
  async play(run) {
    const app = await run.connect('myapp');
    const echo = { endpoint: 'Local/502@from-trunk', app: 'myapp' };
    const ids: Record<string, string>[] = [
      { channelId: 'zz-1' },
      { channelId: 'zz' },
      { channelId: 'zz-12' },
      { channelId: 'zz-1-x' },
      { channelId: 'ZZ-1' },
      { channelId: 'yy' },
      { channelId: 'yy-1' },
      { channelId: 'd1-far', otherChannelId: 'd1' },
      { channelId: 'e1', otherChannelId: 'e1-far' },
      { channelId: 'f1', otherChannelId: 'f1' },
      { channelId: 'g1-a', otherChannelId: 'g1-b' },
      { channelId: 'has space' },
      { channelId: 'sl/ash' },
      { channelId: 'x'.repeat(200) },
      { channelId: 'ünï' },
      { otherChannelId: 'only-other' },
    ];
    let started = 0;
    for (const query of ids) {
      const { status } = await run.rest('POST', '/channels', { ...echo, ...query });
      if (status === 200) await app.until('StasisStart', undefined, (started += 1));
    }
    for (const path of ['zz', 'ZZ-1', 'sl%2Fash', 'sl/ash', 'has%20space', 'has+space', '%C3%BCn%C3%AF']) {
      await run.rest('GET', `/channels/${path}`);
    }
    for (const [path, gone] of [
      ['yy-1%3B2', 'yy-1'],
      ['zz-1-x', 'zz-1-x%3B2'],
      ['g1-b', 'g1-a'],
      ['sl%2Fash', 'sl%2Fash%3B2'],
    ] as const) {
      await run.rest('DELETE', `/channels/${path}`);
      await run.answers(404, `/channels/${gone}`);
      await run.answers(404, `/channels/${path}`);
    }
    await app.settle();
    await run.rest('GET', '/applications/myapp');
  },
};
