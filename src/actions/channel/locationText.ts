import type { OperationParams } from '../../ari/generated/operations';

type Location = Omit<OperationParams['channels.continueInDialplan'], 'channelId'>;

/**
 * Reads where a channel continues: `extension@context`, or `extension@context,priority` with a number or a label;
 * undefined for anything else. Asterisk takes `priority=abc` for 0 without a word.
 */
export function readLocation(text: string): Location | undefined {
  const [, extension, context, step] = /^([^@,\s]+)@([^@,\s]+?)(?:,([^@,\s]+))?$/.exec(text.trim()) ?? [];
  if (extension === undefined || context === undefined) return undefined;
  const place = { extension, context };
  if (step === undefined) return { ...place, priority: 1 };
  if (!/^\d+$/.test(step)) return { ...place, label: step };
  const priority = Number(step);
  return priority > 0 && priority < 2 ** 31 ? { ...place, priority } : undefined;
}
