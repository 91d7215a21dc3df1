const SIGNS: Readonly<Partial<Record<string, string>>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** JSON text with its escapes resolved: what people would look for. No longer JSON. */
export function unescaped(json: string): string {
  return json.replace(/\\(?:u([0-9a-f]{4})|(.))/gis, (whole, unit?: string, sign?: string) => {
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    return sign === undefined ? whole : (SIGNS[sign] ?? sign);
  });
}
