// A route handler of Next.js. It exports the handler for each method, so that Next itself refuses none.
import { createPresignHandler } from 's3-image-upload/server';
import { options } from '../../../options.js';

const handler = createPresignHandler(options);

export { handler as GET, handler as POST, handler as PUT, handler as OPTIONS };
