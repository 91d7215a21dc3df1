import { readBare } from '../support/storm/readBare';

// A program: the storm tests start it with the address and the authorization of what it is to read.
const [address = '', authorization = ''] = process.argv.slice(-2);
readBare(address, authorization);
