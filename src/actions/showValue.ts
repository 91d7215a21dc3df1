import { copyText } from '../ui/clipboard';
import { showInfo } from '../ui/messages';

/** Tells one value that a server answered, and offers to copy it. Untrusted texts. */
export function showValue(what: string, value: string): void {
  const copy = { title: 'Copy', run: () => copyText(value) };
  void showInfo(value === '' ? `${what} is empty.` : `${what}: ${value}`, copy);
}
