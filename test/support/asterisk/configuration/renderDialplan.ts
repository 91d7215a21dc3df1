import { standardDialplan } from '../../../../src/simulator/exchange/dialplan/standardDialplan';

/** `extensions.conf`: the dialplan that the simulator runs too, then the test's own text. */
export function renderDialplan(extra: string): string {
  return `${standardDialplan}\n${extra}\n`;
}
