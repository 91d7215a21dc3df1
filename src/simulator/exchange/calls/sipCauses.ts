/** Q.850 causes of the SIP statuses that end a call, as Asterisk translates them. */
const CAUSES: Readonly<Record<number, number>> = {
  401: 21,
  403: 21,
  404: 1,
  407: 21,
  408: 18,
  410: 22,
  480: 19,
  484: 28,
  486: 17,
  487: 127,
  500: 38,
  502: 27,
  503: 34,
  600: 17,
  603: 21,
  604: 1,
};

/** SIP statuses of causes, the other way round; it is not the same table. */
const STATUSES: Readonly<Record<number, number>> = {
  1: 404,
  3: 404,
  17: 486,
  18: 408,
  19: 480,
  20: 480,
  21: 403,
  22: 410,
  27: 502,
  28: 484,
  31: 480,
  34: 503,
  38: 500,
  127: 500,
};

/** The cause of a channel that ended by this SIP status. */
export function causeOfSipStatus(status: number): number {
  return CAUSES[status] ?? 16;
}

/** `tech_cause` of a PJSIP channel that ends for this cause; undefined for a normal end. */
export function sipStatusOfCause(cause: number): number | undefined {
  return STATUSES[cause];
}

/** `dialstatus` of a call that ended unanswered. */
export function dialStatusOfCause(cause: number): string {
  if (cause === 17) return 'BUSY';
  if (cause === 34) return 'CONGESTION';
  return cause === 3 || cause === 20 ? 'CHANUNAVAIL' : 'NOANSWER';
}
