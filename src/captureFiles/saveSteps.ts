import type { CaptureFormat } from '../capture/exports/captureEncoder';
import { askChoice } from '../ui/askChoice';
import { runSteps, type Answer, type Step } from '../ui/runSteps';
import type { SaveSource } from './saveSource';

/** What shall be saved, and how. */
export interface SaveWish {
  readonly source: SaveSource;
  /** Only the rows that the filter shows. */
  readonly onlyShown: boolean;
  readonly format: CaptureFormat;
  readonly redacted: boolean;
}

type Draft = SaveWish & { readonly sources: readonly SaveSource[] };

function put<T>(answer: Answer<T>, into: (value: T) => Draft): Answer<Draft> {
  return answer.kind === 'value' ? { kind: 'value', value: into(answer.value) } : answer;
}

function rowCount({ log }: SaveSource): string {
  const count = log.total;
  return `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
}

const STEPS: readonly Step<Draft>[] = [
  {
    key: 'source',
    applies: ({ sources }) => sources.length > 1,
    ask: async (draft, place) => {
      const choices = draft.sources.map((value) => ({
        label: value.name,
        description: rowCount(value),
        value,
      }));
      const answer = await askChoice(place, { placeholder: 'Whose rows to save', choices });
      return put(answer, (source) => ({ ...draft, source }));
    },
  },
  {
    key: 'rows',
    applies: ({ source }) => source.filter !== undefined,
    ask: async (draft, place) => {
      const question = {
        placeholder: 'Which rows to save',
        choices: [
          { label: 'All rows', description: rowCount(draft.source), value: false },
          { label: 'The rows that the filter shows', value: true },
        ],
        active: draft.onlyShown,
      };
      return put(await askChoice(place, question), (onlyShown) => ({ ...draft, onlyShown }));
    },
  },
  {
    key: 'format',
    ask: async (draft, place) => {
      const question = {
        placeholder: 'Format of the file',
        choices: [
          {
            label: 'ARI capture (.arilog)',
            description: 'everything, compressed; opens here again',
            value: 'arilog' as const,
          },
          {
            label: 'NDJSON (.ndjson)',
            description: 'the events as sent, one a line',
            value: 'ndjson' as const,
          },
          { label: 'CSV (.csv)', description: 'the rows as shown, for a spreadsheet', value: 'csv' as const },
        ],
        active: draft.format,
      };
      return put(await askChoice(place, question), (format) => ({ ...draft, format }));
    },
  },
  {
    key: 'redact',
    ask: async (draft, place) => {
      const question = {
        placeholder: 'Numbers and names',
        choices: [
          { label: 'Keep them', description: 'the file holds who called whom', value: false },
          {
            label: 'Replace them',
            description: 'by number1, name1, …, the same by the same',
            detail: 'Names in running text, ids of your own choice and IP addresses stay.',
            value: true,
          },
        ],
        active: draft.redacted,
      };
      return put(await askChoice(place, question), (redacted) => ({ ...draft, redacted }));
    },
  },
];

/** Asks what to save and how; undefined when the user gives up, or there is nothing to save. */
export async function askWhatToSave(sources: readonly SaveSource[]): Promise<SaveWish | undefined> {
  const [source] = sources;
  if (!source) return undefined;
  const draft: Draft = { sources, source, onlyShown: false, format: 'arilog', redacted: false };
  return runSteps({ title: 'Save Capture', steps: STEPS, draft });
}
