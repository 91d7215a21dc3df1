import type { FilterTerm } from '../../shared/filter/filterTerm';
import { anyGlobTest } from '../../shared/filter/glob';
import type { RowStore } from '../rowStore';
import { bridgeValues, callerValues, carriedTest, channelValues } from './carriedTest';
import { applicationTest, connectionTest, kindTest, statusTest, typeTest } from './columnTests';
import { regexTest } from './regexTest';
import { except } from './rowBatch';
import type { RowTest } from './rowTest';
import { textTest } from './textTest';

/** The name of a connection, for people; undefined when nobody knows it any more. */
export type ConnectionNames = (connectionId: string) => string | undefined;

function not(test: RowTest): RowTest {
  return { reads: test.reads, select: (batch, rows) => except(rows, test.select(batch, rows)) };
}

/** The calls whose method is asked for. */
function methodTest(matches: (method: string) => boolean): RowTest {
  return {
    reads: 'columns',
    select: (batch, rows) =>
      rows.filter((row) => {
        if (batch.isEvent(row)) return false;
        const entry = batch.entry(row);
        return entry?.kind === 'call' && matches(entry.call.method);
      }),
  };
}

function fieldTest(
  { field, values, negated }: Extract<FilterTerm, { kind: 'field' }>,
  store: RowStore,
  names: ConnectionNames,
): RowTest {
  const matches = anyGlobTest(values);
  const signed = (test: RowTest): RowTest => (negated ? not(test) : test);
  switch (field) {
    case 'type':
      return signed(typeTest(store, matches));
    case 'server':
      return signed(connectionTest(store, (id) => matches(names(id) ?? id)));
    case 'kind':
      return signed(kindTest(values));
    case 'status':
      return signed(statusTest(values));
    case 'method':
      return signed(methodTest(matches));
    case 'app':
      return applicationTest(store, values, negated);
    case 'channel':
      return carriedTest(store, channelValues, values, negated);
    case 'bridge':
      return carriedTest(store, bridgeValues, values, negated);
    case 'caller':
      return carriedTest(store, callerValues, values, negated);
  }
}

/** Builds the test for one term of a filter. */
export function termTest(term: FilterTerm, store: RowStore, names: ConnectionNames): RowTest {
  if (term.kind === 'field') return fieldTest(term, store, names);
  const test = term.kind === 'text' ? textTest(term.text) : regexTest(term.source);
  return term.negated ? not(test) : test;
}
