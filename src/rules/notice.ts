/**
 * A preparation that was asked for and not done; the image is sent all the same:
 *
 * - `animation-kept`: it is animated; scaling or converting it would keep one frame
 * - `not-decodable`: this browser can't decode it, so it can't be scaled or converted either
 * - `original-smaller`: the result would have been larger in bytes
 * - `encoder-missing`: this browser can't write the format of `convert`; another took its place
 */
export type Notice = 'animation-kept' | 'not-decodable' | 'original-smaller' | 'encoder-missing';
