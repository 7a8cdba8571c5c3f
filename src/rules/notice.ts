/**
 * A preparation that the page asked for and that was not possible. The image is sent without it:
 *
 * - `animation-kept`: the image is animated; scaling or converting it would keep one frame only
 * - `not-decodable`: this browser can't decode the image, so it can't scale or convert it
 * - `original-smaller`: the result would have more bytes than the file
 * - `encoder-missing`: this browser can't encode the format of `convert`; another format was used
 */
export type Notice = 'animation-kept' | 'not-decodable' | 'original-smaller' | 'encoder-missing';
