// The parts of the element that controllers for files use.
import type { ReactiveControllerHost } from 'lit';

export type TakingHost = ReactiveControllerHost & HTMLElement & { readonly takes: boolean };
