// The files of Vite’s `?url`.
declare module '*?url' {
  const url: string;
  export default url;
}
