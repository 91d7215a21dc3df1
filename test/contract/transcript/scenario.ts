import type { ScenarioRun } from './scenarioRun';

/** A story told to both servers: REST calls and waits, whose transcripts must be equal. */
export interface Scenario {
  readonly name: string;
  play(run: ScenarioRun): Promise<void>;
}
