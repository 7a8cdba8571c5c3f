// Why the demo can't start, where its user can do something about it: the message is all that the terminal shows.
export class StartError extends Error {}
