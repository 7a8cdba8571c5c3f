// Custom states for style sheets: `:state(empty)` and so on.

export function showStates(states: CustomStateSet, are: Readonly<Record<string, boolean>>): void {
  for (const [state, isSet] of Object.entries(are))
    if (isSet) states.add(state);
    else states.delete(state);
}
