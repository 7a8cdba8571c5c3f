// The interface between a page and the benchmark.
declare global {
  var large: {
    /** Sends the file. Resolves once it is stored. */
    send: (file: File) => Promise<void>;
  };
}

export {};
