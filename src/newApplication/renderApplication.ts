import { dialplanLines, slugOf } from './applicationName';

/** Languages in which a program can be written. */
export type ProgramLanguage = 'typescript' | 'python';

/** What a program is written for. All texts may hold anything. */
export interface NewApplication {
  readonly language: ProgramLanguage;
  /** Name of the Stasis application. */
  readonly application: string;
  /** Address of the server, without `/ari`. */
  readonly url: string;
  readonly user: string;
  /** Path of a PEM file to trust. */
  readonly caFile?: string;
}

/** The file that somebody who has a new program wants to see first. */
export const MAIN_FILE: Readonly<Record<ProgramLanguage, string>> = {
  typescript: 'src/application.ts',
  python: 'application.py',
};

/** A template cannot bear this name: packagers and Git would obey it. */
const RENAMED: Readonly<Record<string, string | undefined>> = { gitignore: '.gitignore' };

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function dialplanText(application: string): string {
  const lines = dialplanLines(application);
  return lines === undefined
    ? 'The name of this application holds characters that mean something in `extensions.conf`: give it another one to\nreach it from there.'
    : `In \`extensions.conf\`, in the context of your callers:\n\n\`\`\`ini\n${lines}\n\`\`\``;
}

function renderReadme(template: string, application: string): string {
  // By functions: a `$&` in a name is no order.
  return template
    .replace('{{title}}', () => slugOf(application))
    .replace('{{dialplan}}', () => dialplanText(application));
}

/**
 * The files of a program, by their path: the templates of its language as they are, and `settings.json`, which alone
 * holds what was chosen. The password is in none of them.
 */
export function renderApplication(
  templates: ReadonlyMap<string, string>,
  { application, url, user, caFile }: NewApplication,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [name, text] of templates) {
    const path = RENAMED[name] ?? name;
    if (name === 'README.md') files.set(path, renderReadme(text, application));
    else if (name === 'package.json') {
      files.set(path, json({ ...(JSON.parse(text) as object), name: slugOf(application) }));
    } else files.set(path, text);
  }
  return files.set(
    'settings.json',
    json({ url, user, application, ...(caFile === undefined ? {} : { caFile }) }),
  );
}
