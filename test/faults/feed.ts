import { serveFeed } from '../support/feed/feedServer';

// A program: the flood test starts it, so that sending takes no time from the reader under test.
await serveFeed();
