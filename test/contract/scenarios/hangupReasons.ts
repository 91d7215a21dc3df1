import type { Scenario } from '../transcript/scenario';

const REASONS = [
  ...['normal', 'busy', 'congestion', 'no_answer', 'timeout', 'rejected', 'unallocated'],
  ...['normal_unspecified', 'number_incomplete', 'codec_mismatch', 'interworking', 'failure'],
  'answered_elsewhere',
];
const CODES = ['0', '1', '16', '17', '18', '19', '20', '21', '26', '27', '28', '31', '34', '38', '58', '127'];

/** Every reason that a hang-up can be given, and what it becomes. */
export const hangupReasons: Scenario = {
  name: 'reasons of a hang-up',
  async play(run) {
    const app = await run.connect('myapp');
    const requests = [
      ...REASONS.map((reason) => ({ reason })),
      ...CODES.map((code) => ({ reason_code: code })),
      {},
    ];
    for (const [index, query] of requests.entries()) {
      const id = `r${String(index)}`;
      await run.rest('POST', '/channels/create', {
        ...{ endpoint: 'Local/503@from-trunk', app: 'myapp', channelId: id },
      });
      await app.until('StasisStart', undefined, index + 1);
      await run.rest('DELETE', `/channels/${id}`, query);
      await app.until('ChannelDestroyed', undefined, index + 1);
    }
    await run.rest('POST', '/channels/create', {
      ...{ endpoint: 'Local/503@from-trunk', app: 'myapp', channelId: 'kept' },
    });
    await app.until('StasisStart', ({ channel }) => (channel as { id: string }).id === 'kept');
    for (const query of [
      { reason: 'bogus' },
      { reason: '' },
      { reason_code: '-1' },
      { reason_code: '99999' },
      { reason_code: '' },
      { reason: 'busy', reason_code: '17' },
    ]) {
      const { status } = await run.rest('DELETE', '/channels/kept', query);
      // The real server tells of the end a moment after it took the request.
      if (status === 204) await run.answers(404, '/channels/kept');
      await run.rest('GET', '/channels/kept');
    }
    await app.settle();
  },
};
