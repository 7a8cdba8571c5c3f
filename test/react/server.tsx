import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import type { S3ImageUploadProps } from 's3-image-upload/react';
import { App, BareApp } from './app.js';

export const asString = (props: S3ImageUploadProps): string => renderToString(<App {...props} />);

export const asStream = (props: S3ImageUploadProps): Promise<string> =>
  text(renderToPipeableStream(<App {...props} />).pipe(new PassThrough()));

export const bareAsString = (): string => renderToString(<BareApp />);
