/** The anchor that GitHub and npm give a heading, so that links work there and on the site. @param {string} heading */
export const slugOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
