import type { Sound } from '../../ari/generated/resources';
import { soundLengths } from '../exchange/media/soundLengths';
import { Refusal } from '../refusal';
import { ok } from './answer';
import type { OperationHandlers, OperationsOf } from './operationHandlers';

/** The folders under which Debian's package installs the same sounds. */
const LANGUAGES = ['en_US_f_Allison', 'en_US', 'en'];
const FORMAT = 'gsm';

/** `/sounds`: those of Asterisk's English core sounds. */
export function soundOperations(): OperationHandlers<OperationsOf<'sounds'>> {
  return {
    'sounds.list': (params) => {
      const language = params.text('lang') ?? '';
      const format = params.text('format') ?? '';
      const languages = LANGUAGES.filter((name) => language === '' || name === language);
      if (languages.length === 0 || (format !== '' && format !== FORMAT)) {
        throw new Refusal(404, 'No sounds found that matched the query');
      }
      return ok([...soundLengths.keys()].map((id) => soundOf(id, languages)));
    },
    'sounds.get': (params) => {
      const id = params.text('soundId') ?? '';
      if (!soundLengths.has(id)) throw new Refusal(404, 'Sound not found');
      return ok(soundOf(id, LANGUAGES));
    },
  };
}

function soundOf(id: string, languages: readonly string[]): Sound {
  return { id, formats: languages.map((language) => ({ language, format: FORMAT })) };
}
