/** The global variables that the user wants to see of one server; Asterisk cannot list them. */
export interface ShownVariables {
  /** Their names, in the order in which they were asked for. */
  list(): readonly string[];
  /** One more; it stays where it is when it is there already. */
  add(name: string): void;
}
