import type { SimulatorAccess } from './simulatedServer';

/** What a program needs to connect, as lines for a shell or an `.env` file. */
export function accessText({ url, user, password }: SimulatorAccess): string {
  return `ARI_URL=${url}\nARI_USER=${user}\nARI_PASSWORD=${password}\n`;
}
