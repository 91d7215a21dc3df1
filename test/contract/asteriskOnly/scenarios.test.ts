import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asteriskServer } from '../../support/server/asteriskServer';
import { destroyBridges } from '../../support/server/serverBasics';
import type { ServerUnderTest } from '../../support/server/serverUnderTest';
import { simulatorServer } from '../../support/server/simulatorServer';
import { ALL_SCENARIOS } from '../scenarios/allScenarios';
import { generatedModels, problemsOfEvent } from '../transcript/checkEvent';
import { compareTranscripts } from '../transcript/compareTranscripts';
import { playScenario } from '../transcript/scenarioRun';

/** Both servers play every scenario at the same time; where their transcripts differ, the simulator is wrong. */
let servers: readonly [ServerUnderTest, ServerUnderTest];
before(async () => {
  servers = await Promise.all([asteriskServer(), simulatorServer()]);
});
after(() => Promise.all(servers.map((server) => server.stop())));

const models = generatedModels();

async function clear(server: ServerUnderTest): Promise<void> {
  await server.hangUpAll();
  await destroyBridges(server);
}

for (const scenario of ALL_SCENARIOS) {
  test(`Asterisk and simulator alike: ${scenario.name}`, async () => {
    const [asterisk, simulator] = servers;
    const [real, simulated] = await Promise.all([
      playScenario(scenario, asterisk),
      playScenario(scenario, simulator),
    ]);
    await Promise.all(servers.map(clear));
    assert.equal(real.transcript.get('END'), undefined, 'Asterisk itself did not come to the end');
    const difference = compareTranscripts(
      { name: 'Asterisk', transcript: real.transcript },
      { name: 'simulator', transcript: simulated.transcript },
    );
    assert.ok(difference === '', `The servers differ in "${scenario.name}":\n${difference}`);
    for (const { name, events } of simulated.sockets) {
      const problems = events.flatMap((event) => problemsOfEvent(event, models));
      assert.deepEqual(problems, [], `events of the simulator at ${name}`);
    }
  });
}
