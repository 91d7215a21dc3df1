/*
 * What a row shows is made of an event's own texts, joined by signs and words of ours. So a text that is
 * shown stands in the event's bytes as well, unless it runs across such a joint: then its parts do.
 */

/** The signs between the texts of a row (`500@from-trunk:1`, `name=value`, `Bob <500>`, `a · b`). */
const JOINTS = signsOf(' \n·@:=<>(),…');

/** Words that summaries add. */
const WORDS =
  'another client took over to from before caller called by bridge channel channels music ms begins forward cause soft next left entered replaces s true false';

/** Joints of some events only, with a text that such an event always has in its bytes. */
const RARE_JOINTS: readonly (readonly [joint: string, mark: string])[] = [
  // A recording's file: `name.format`.
  ['.', '"recording"'],
  // An endpoint: `PJSIP/alice`.
  ['/', '"endpoint"'],
];

function signsOf(text: string): string[] {
  return Array.from({ length: text.length }, (_, index) => text.charAt(index));
}

/** The parts of a text between `joints` that must stand in the bytes of an event that shows it. */
function partsOf(text: string, joints: readonly string[]): string[] {
  const parts = joints
    .reduce((pieces, joint) => pieces.flatMap((piece) => piece.split(joint)), [text])
    .filter((part) => part !== '');
  const ours = parts.some(isOurs);
  // `3 channels`: the number is counted, not sent.
  return parts.filter((part) => !isOurs(part) && !(ours && /^\d+$/.test(part)));
}

function isOurs(part: string): boolean {
  return WORDS.includes(part);
}

/** Texts that an event has in its bytes, lower case, when it shows a text that its bytes do not have. */
export type ShownParts = readonly string[];

/** The ways in which an event can show `text` (lower case) although its bytes do not have it; none often. */
export function shownParts(text: string): ShownParts[] {
  const ways: ShownParts[] = [];
  const joined = isOurs(text) || JOINTS.some((joint) => text.includes(joint));
  if (joined) ways.push(partsOf(text, JOINTS));
  // `3 channels`: what is in a bridge is counted here.
  if (/^\d{1,4}$/.test(text)) ways.push(['"bridge"']);
  for (const [joint, mark] of RARE_JOINTS) {
    if (text.includes(joint)) ways.push([mark, ...partsOf(text, [...JOINTS, joint])]);
  }
  return ways;
}

/** The code units of all joints. */
export const jointUnits: readonly number[] = [...JOINTS, ...RARE_JOINTS.map(([joint]) => joint)].map((sign) =>
  sign.charCodeAt(0),
);

/** The words that summaries add, a line each. */
export const shownWords = WORDS.replaceAll(' ', '\n');
