// The part of libheif that the tests call; the package types its bundle by another name only.
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  interface Picture {
    get_width(): number;
    get_height(): number;
    display(into: ImageData, done: (image: ImageData | null) => void): void;
  }
  const start: () => { readonly HeifDecoder: new () => { decode(file: ArrayBuffer): readonly Picture[] } };
  export default start;
}
