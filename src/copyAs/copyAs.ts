import type { Memento } from 'vscode';
import {
  SNIPPET_LANGUAGES,
  type SnippetLanguage,
  type SnippetRequest,
  type SnippetServer,
} from '../snippets/snippetRequest';
import { chooseItem } from '../ui/chooseItem';
import { copyText } from '../ui/clipboard';
import { showStatusMessage } from '../ui/statusMessage';

/** The lazily loaded chunk that writes the code. */
export type SnippetsChunk = Pick<typeof import('../snippets/snippet'), 'snippet'>;

const LANGUAGES: Readonly<Record<SnippetLanguage, { readonly label: string; readonly about: string }>> = {
  curl: { label: 'curl', about: 'sh, bash, zsh' },
  wscat: { label: 'wscat', about: 'over the event WebSocket: Asterisk 20.14, 21.9, 22.4 and later' },
  typescript: { label: 'TypeScript', about: 'undici' },
  python: { label: 'Python', about: 'requests' },
  go: { label: 'Go', about: 'net/http' },
};

const LAST_LANGUAGE = 'copiedLanguage';
/** How long it is told what has been copied, ms: there is something to do before it runs. */
const TOLD_FOR_MS = 8_000;

/** Puts requests into the clipboard as code. */
export class CopyAs {
  readonly #loadChunk: () => Promise<SnippetsChunk>;
  readonly #memory: Memento;

  constructor(loadChunk: () => Promise<SnippetsChunk>, memory: Memento) {
    this.#loadChunk = loadChunk;
    this.#memory = memory;
  }

  /** Asks for the language, the last one first, and copies the requests as one piece of code. */
  async offer(requests: readonly SnippetRequest[], server: SnippetServer): Promise<void> {
    const [first] = requests;
    if (!first) return;
    const last = this.#memory.get<unknown>(LAST_LANGUAGE);
    const isLast = (language: SnippetLanguage): boolean => language === last;
    const languages = [
      ...SNIPPET_LANGUAGES.filter(isLast),
      ...SNIPPET_LANGUAGES.filter((language) => !isLast(language)),
    ];
    const what =
      requests.length === 1 ? `${first.method} ${first.path}` : `${String(requests.length)} requests`;
    const language = await chooseItem(
      languages.map((value) => ({
        label: LANGUAGES[value].label,
        description: LANGUAGES[value].about,
        value,
      })),
      { title: `Copy ${what}`, placeholder: 'As what?' },
    );
    if (!language) return;
    const { snippet } = await this.#loadChunk();
    await copyText(snippet(language, requests, server));
    await this.#memory.update(LAST_LANGUAGE, language);
    showStatusMessage(
      `ARI: Copied as ${LANGUAGES[language].label}. It reads the password from ARI_PASSWORD.`,
      TOLD_FOR_MS,
    );
  }
}
