// Sets what the controls of a story say as attributes, and takes away what they say no more.
import type { ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { attributeNames } from './reference.js';

type Args = Readonly<Record<string, unknown>>;

class AttributesDirective extends Directive {
  override render(args: Args): Args {
    return args;
  }

  override update({ element }: ElementPart, [args]: [Args]): void {
    for (const name of attributeNames) {
      const value = args[name];
      if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, String(value));
      else element.toggleAttribute(name, value === true);
    }
  }
}

/** In the tag: `<s3-image-upload ${attributesOf(args)}>`. What is no attribute is passed over. */
export const attributesOf = directive(AttributesDirective);
