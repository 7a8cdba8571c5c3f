// An error of the demo's start that the user can solve. The terminal shows only the message.
export class StartError extends Error {}
