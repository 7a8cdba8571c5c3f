// Declares the tag, its properties and its events for React.
import type { CustomElements } from 's3-image-upload/jsx';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
}
