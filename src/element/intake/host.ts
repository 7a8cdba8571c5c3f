// What a controller that takes files needs to know about its element.
import type { ReactiveControllerHost } from 'lit';

export type TakingHost = ReactiveControllerHost & HTMLElement & { readonly takes: boolean };
