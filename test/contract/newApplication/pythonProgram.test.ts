import { findPython } from '../../support/clients/findPython';
import { whyMissing } from '../../support/clients/whyMissing';
import { programTests } from './programTests';

programTests('python', whyMissing(findPython));
