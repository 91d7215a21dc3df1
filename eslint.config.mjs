import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

// Text from callers may reach a notification, where `[x](command:…)` is a live link, or a label, where `$(x)` is an
// icon. So what VS Code shows passes through a few files that make it safe, and nothing else may call the raw
// functions: name (a pattern), then the files that may.
const SINKS = [
  ['show(Information|Warning|Error)Message', 'src/ui/messages.ts'],
  ['showQuickPick', 'src/ui/chooseItem.ts'],
  ['createQuickPick', 'src/ui/askChoice.ts', 'src/ui/askChoices.ts'],
  ['createInputBox', 'src/ui/askText.ts'],
  ['setStatusBarMessage', 'src/ui/statusMessage.ts'],
  ['createStatusBarItem', 'src/connections/statusBar.ts'],
  ['createOutputChannel', 'src/ui/outputLog.ts'],
  ['clipboard', 'src/ui/clipboard.ts'],
  ['showSaveDialog', 'src/ui/chooseSaveUri.ts'],
  ['showOpenDialog', 'src/captureFiles/register.ts', 'src/ui/chooseFolder.ts'],
  ['openTextDocument', 'src/resources/register.ts', 'src/ui/showJsonDocument.ts', 'src/ui/openDraft.ts'],
  ['createTreeView', 'src/tree/register.ts', 'src/history/register.ts'],
  // Nobody needs these: add a file in src/ui for who does.
  [
    'showInputBox|showWorkspaceFolderPick|createTerminal|createWebviewPanel|openExternal|createCommentController',
  ],
];
/** Raw functions whose names ours have too: told from them by `window.`. */
const OF_WINDOW = [['withProgress', 'src/ui/progress.ts']];
/** Classes whose instances are shown. */
const SHOWN_CLASSES = [
  ['TreeItem', 'src/tree/treeItem.ts', 'src/history/callTreeItem.ts'],
  // A Markdown text is one slip away from live links and HTML.
  ['MarkdownString', 'src/ui/markdown.ts'],
  ['CodeLens', 'src/ui/codeLens.ts'],
];

function banned(selectors, what, homes = []) {
  const where = homes.length === 0 ? 'src/ui' : homes.join(' or ');
  const message = `${what}: use ${where}, which makes untrusted text safe.`;
  return selectors.map((selector) => ({ selector, message }));
}

/** What is not to be used in `file` of src; in a file that is no sink's own, without one. */
function bannedSinks(file) {
  return [
    ...SINKS.filter(([, ...homes]) => !homes.includes(file)).flatMap(([names, ...homes]) =>
      // A property of anything, also taken out by destructuring or by a text.
      banned(
        [
          `MemberExpression[property.name=/^(${names})$/]`,
          `MemberExpression[property.value=/^(${names})$/]`,
          `ObjectPattern > Property[key.name=/^(${names})$/]`,
        ],
        names,
        homes,
      ),
    ),
    ...OF_WINDOW.filter(([, ...homes]) => !homes.includes(file)).flatMap(([name, ...homes]) =>
      banned(
        [
          `MemberExpression[object.name='window'][property.name='${name}']`,
          `MemberExpression[object.property.name='window'][property.name='${name}']`,
          `VariableDeclarator[init.name='window'] > ObjectPattern`,
          `VariableDeclarator[init.property.name='window'] > ObjectPattern`,
        ],
        name,
        homes,
      ),
    ),
    ...SHOWN_CLASSES.filter(([, ...homes]) => !homes.includes(file)).flatMap(([name, ...homes]) =>
      banned(
        [
          `NewExpression[callee.name='${name}']`,
          `NewExpression[callee.property.name='${name}']`,
          `ClassDeclaration[superClass.name='${name}']`,
          `ClassDeclaration[superClass.property.name='${name}']`,
        ],
        name,
        homes,
      ),
    ),
    ...banned(
      [
        'ObjectExpression > Property[key.name=/^(isTrusted|supportHtml|enableCommandUris)$/]',
        'AssignmentExpression[left.property.name=/^(isTrusted|supportHtml|enableCommandUris)$/]',
      ],
      'Trusted Markdown and command links in webviews',
    ),
    // Also where messages are shown: no template, nothing put together, only what was made safe as a whole.
    {
      selector:
        'CallExpression[callee.property.name=/^show(Information|Warning|Error)Message$/][arguments.0.callee.name!=/^display(Text|Short)$/]',
      message: 'The text of a message is displayText(…) or displayShort(…) of all of it.',
    },
  ];
}

/** Ways from a text to markup or code. */
const markup = banned(
  [
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc|createContextualFragment|parseFromString|parseHTMLUnsafe)$/]',
    `MemberExpression[object.name='document'][property.name=/^(write|writeln|execCommand)$/]`,
    'CallExpression[callee.name=/^(eval|Function)$/]',
    'NewExpression[callee.name=/^(Function|DOMParser)$/]',
  ],
  'Text that becomes markup or code',
  ['webview/dom.ts'],
);

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Name what you export.',
};

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', 'coverage', '.cache', '.vscode-test', 'src/ari/generated'] },
  {
    files: ['**/*.ts'],
    extends: [
      js.configs.recommended,
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './webview/tsconfig.json',
          './media/applications/typescript/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', defaultExport],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport, ...bannedSinks()] },
  },
  ...[...SINKS, ...OF_WINDOW, ...SHOWN_CLASSES]
    .flatMap(([, ...homes]) => homes)
    .map((home) => ({
      files: [home],
      rules: { 'no-restricted-syntax': ['error', defaultExport, ...bannedSinks(home)] },
    })),
  {
    files: ['webview/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport, ...markup] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test's `test` and `describe` return promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
            },
          ],
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        require: 'readonly',
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        module: 'writable',
      },
    },
  },
  prettier,
);
