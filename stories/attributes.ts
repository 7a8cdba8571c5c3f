// Sets the args of a story as attributes, and removes those that are no longer set.
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

/** For use in a tag: `<s3-image-upload ${attributesOf(args)}>`. Args that are not attributes are ignored. */
export const attributesOf = directive(AttributesDirective);
