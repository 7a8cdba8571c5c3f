// The icons. They have the colour of the text around them.
import { svg, type SVGTemplateResult } from 'lit/html.js';

export const icon = (paths: SVGTemplateResult) => svg`
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"
    stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;

export const pictureIcon = icon(svg`
  <rect x="3" y="4" width="18" height="16" rx="3"/><circle cx="9" cy="9.5" r="1.75"/>
  <path d="m3.5 17.5 5-4.5 4 3.5 3-2.5 5 4"/>`);
export const crossIcon = icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11"/>`);
export const againIcon = icon(svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9m0-4.5V9H15"/>`);
export const pauseIcon = icon(svg`<path d="M8.75 5.75v12.5m6.5-12.5v12.5"/>`);
export const resumeIcon = icon(svg`<path d="M8.5 6v12l9.5-6z"/>`);
export const tickIcon = icon(svg`<path d="m5.5 12.5 4.2 4.2L18.5 7.8"/>`);
export const warningIcon = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5.5m0 3.25v.01"/>`);
export const uploadIcon = icon(
  svg`<path d="M12 15.5v-11m-4.5 4L12 4l4.5 4.5M4.5 15.5v2A2.5 2.5 0 0 0 7 20h10a2.5 2.5 0 0 0 2.5-2.5v-2"/>`,
);
export const cameraIcon = icon(svg`
  <path d="M4 8.5A1.5 1.5 0 0 1 5.5 7H8l1.5-2.5h5L16 7h2.5A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"/>
  <circle cx="12" cy="12.75" r="3.25"/>`);
export const personIcon = icon(
  svg`<circle cx="12" cy="9" r="3.75"/><path d="M4.75 20a7.25 7.25 0 0 1 14.5 0"/>`,
);
export const gripIcon = icon(svg`
  <path stroke-width="3" d="M9 6.01v-.02M15 6.01v-.02M9 12.01v-.02M15 12.01v-.02M9 18.01v-.02M15 18.01v-.02"/>`);
export const binIcon = icon(
  svg`<path d="M5 7h14M9.5 7V4.5h5V7m2.5 0-.75 12.5h-8.5L7 7m3.25 3.5v5.5m3.5-5.5v5.5"/>`,
);
export const sweepIcon = icon(svg`<path d="M4.5 6.5h15M4.5 12h7m-7 5.5h7m4-4.5 5 5m0-5-5 5"/>`);
export const barredIcon = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="m6.25 6.25 11.5 11.5"/>`);
