import { programTests } from './programTests';

programTests('typescript', false);
