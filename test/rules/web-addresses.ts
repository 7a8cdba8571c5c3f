// URLs that are not http or https, some of them disguised, for tests of code that checks URLs.

/** URLs that run script, or show content that no server has stored, if a page uses them in a link. */
export const others = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  'javascript\r\n:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'DATA:image/svg+xml,<svg/>',
  'vbscript:x',
  'file:///etc/passwd',
  'filesystem:https://page.example/a',
  'about:blank',
  'mailto:a@b.example',
  'intent://a#Intent;end',
  'ws://b.example/',
  'http://[',
  'https://',
];
