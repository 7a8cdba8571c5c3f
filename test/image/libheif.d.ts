// The part of libheif that the tests call. The package has types only for another name of its bundle.
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  interface Picture {
    get_width(): number;
    get_height(): number;
    display(into: ImageData, done: (image: ImageData | null) => void): void;
  }
  const start: () => { readonly HeifDecoder: new () => { decode(file: ArrayBuffer): readonly Picture[] } };
  export default start;
}
