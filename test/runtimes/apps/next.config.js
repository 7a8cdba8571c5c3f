// Without it, Next looks for the folder of the project, and finds the repository.
export default { turbopack: { root: import.meta.dirname } };
