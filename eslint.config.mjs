import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

// Text from callers may reach a notification, where `[x](command:…)` is a live link. So every
// message passes through `ui/messages.ts`, and nothing else may call the raw functions.
const rawMessages = {
  selector: 'CallExpression[callee.property.name=/^show(Information|Warning|Error)Message$/]',
  message: 'Use src/ui/messages.ts: it neutralises links and icons in untrusted text.',
};
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
        project: ['./tsconfig.json', './webview/tsconfig.json'],
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
    ignores: ['src/ui/messages.ts'],
    rules: { 'no-restricted-syntax': ['error', defaultExport, rawMessages] },
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
