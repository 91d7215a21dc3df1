import { Refusal } from '../refusal';
import type { RequestParams } from './requestParams';

/** Q.850 causes of the reasons that a hangup may name. */
const CAUSES: Readonly<Record<string, number>> = {
  normal: 16,
  busy: 17,
  congestion: 34,
  no_answer: 19,
  timeout: 18,
  rejected: 21,
  unallocated: 1,
  normal_unspecified: 31,
  number_incomplete: 28,
  codec_mismatch: 58,
  interworking: 127,
  failure: 38,
  answered_elsewhere: 26,
};

/** The cause that a hangup asks for, 16 unless told. Throws a 400 `Refusal`. */
export function hangupCauseOf(params: RequestParams): number {
  const code = params.text('reason_code') ?? '';
  const reason = params.text('reason') ?? '';
  if (code !== '' && reason !== '') {
    throw new Refusal(400, "The reason and reason_code can't both be specified");
  }
  if (code !== '') {
    const cause = Number.parseInt(code, 10);
    if (Number.isNaN(cause)) throw new Refusal(400, 'Invalid reason for hangup reason code provided');
    return cause;
  }
  if (reason === '') return 16;
  const cause = Object.hasOwn(CAUSES, reason) ? CAUSES[reason] : undefined;
  if (cause === undefined) throw new Refusal(400, 'Invalid reason for hangup reason provided');
  return cause;
}
