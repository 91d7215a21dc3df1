/** Runs `task` for every item, at most `limit` at once; rejects with the first rejection. */
export async function mapLimited<T>(
  items: readonly T[],
  limit: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  async function work(): Promise<void> {
    for (const item of rest) await task(item);
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
}
