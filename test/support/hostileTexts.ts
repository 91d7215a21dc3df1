/** What attackers put into names, and how each must be read wherever it is shown. */
export interface HostileText {
  /** A word to find it by. */
  readonly about: string;
  readonly text: string;
  /** What must be read; `text` itself where nothing in it can do harm. */
  readonly shown: string;
}

const WORD_JOINER = '\u2060';
const broken = (text: string): string =>
  text.replaceAll('](', `]${WORD_JOINER}(`).replaceAll('$(', `$${WORD_JOINER}(`);

function asItIs(about: string, text: string): HostileText {
  return { about, text, shown: broken(text) };
}

/** The command that links and Markdown of the corpus would run. */
export const CANARY_COMMAND = 'ariCanary.run';

/** One text of every kind of attack that SECURITY.md names. */
export const HOSTILE_TEXTS: readonly HostileText[] = [
  asItIs('picture', '<img src=x onerror=alert(1)>'),
  asItIs('script', '<script>alert(1)</script><b>bold</b>&lt;&#60;'),
  asItIs('commandLink', `[run](command:${CANARY_COMMAND}?%5B%22link%22%5D)`),
  asItIs('titledLink', `[run](command:${CANARY_COMMAND} "harmless")`),
  asItIs('webLink', '[site](https://evil.example/x) <https://evil.example/y>'),
  asItIs('fileLink', '[file](file:///etc/passwd)'),
  asItIs('markdown', '**bold** `code` ![image](https://evil.example/p.png) # head'),
  asItIs('icon', '$(error) $(sync~spin)'),
  asItIs('escapedIcon', '\\$(error)'),
  asItIs('formula', '=HYPERLINK("https://evil.example";"x")'),
  asItIs('atFormula', '@SUM(1+1)*cmd|/C calc!A0'),
  { about: 'override', text: 'gpj.\u202eexe\u202c', shown: 'gpj.‹U+202E›exe‹U+202C›' },
  { about: 'isolate', text: 'a\u2066b\u2069', shown: 'a‹U+2066›b‹U+2069›' },
  { about: 'lines', text: 'one\ntwo\r\nthree\u2028four', shown: 'one␊two␍␊three‹U+2028›four' },
  { about: 'nul', text: 'nul\u0000tab\tbell\u0007', shown: 'nul␀tab␉bell␇' },
  { about: 'colour', text: 'red\u001b[31m\u001b[2Jgone', shown: 'red␛[31m␛[2Jgone' },
  { about: 'clipboardEscape', text: '\u001b]52;c;ZXZpbA==\u0007', shown: '␛]52;c;ZXZpbA==␇' },
  {
    about: 'linkEscape',
    text: '\u001b]8;;https://evil.example\u001b\\x',
    shown: '␛]8;;https://evil.example␛\\x',
  },
  { about: 'c1', text: 'c1\u009b31m\u0085', shown: 'c1‹U+009B›31m‹U+0085›' },
  {
    about: 'invisible',
    text: 'a\u200bb\ufeffc\u00add\u3164e',
    shown: 'a‹U+200B›b‹U+FEFF›c‹U+00AD›d‹U+3164›e',
  },
  { about: 'tags', text: 'x\u{e0068}\u{e0069}', shown: 'x‹U+E0068›‹U+E0069›' },
  { about: 'accents', text: `Z${'\u0336'.repeat(60)}algo`, shown: `Z${'\u0336'.repeat(4)}‹+56 marks›algo` },
  { about: 'accentAlone', text: '\u20e0allowed', shown: '◌\u20e0allowed' },
  { about: 'homoglyph', text: 'Аlice <100>', shown: 'Аlice <100>' },
  { about: 'people', text: 'Jörg ☎️ 日本語 👨‍👩‍👧', shown: 'Jörg ☎️ 日本語 👨‍👩‍👧' },
];

/** Texts that no JSON of a server can carry as they are, or that are too long for a list. */
export const ODD_TEXTS: readonly HostileText[] = [
  { about: 'loneHigh', text: 'high\ud83d!', shown: 'high‹U+D83D›!' },
  { about: 'loneLow', text: '\ude00low', shown: '‹U+DE00›low' },
  { about: 'long', text: 'long'.repeat(5_000), shown: `${'long'.repeat(500)}…` },
];
