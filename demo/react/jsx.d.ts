// React learns the tag, its properties and its events.
import type { CustomElements } from 's3-image-upload/jsx';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
}
