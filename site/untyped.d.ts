// Packages without typings.
declare module '@11ty/eleventy';
declare module '@11ty/eleventy-plugin-syntaxhighlight';
