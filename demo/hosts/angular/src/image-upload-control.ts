import { Directive, ElementRef, forwardRef, inject } from '@angular/core';
import {
  NG_VALIDATORS,
  NG_VALUE_ACCESSOR,
  type ControlValueAccessor,
  type ValidationErrors,
  type Validator,
} from '@angular/forms';
import type { S3ImageUpload } from 's3-image-upload';
import 's3-image-upload';

const provide = (token: typeof NG_VALUE_ACCESSOR | typeof NG_VALIDATORS) => ({
  provide: token,
  useExisting: forwardRef(() => ImageUploadControl),
  multi: true,
});

/** Makes the tag a control of Angular's forms. The control has its value, and is invalid as long as the tag is. */
@Directive({
  selector: 's3-image-upload[formControlName], s3-image-upload[formControl], s3-image-upload[ngModel]',
  providers: [provide(NG_VALUE_ACCESSOR), provide(NG_VALIDATORS)],
  host: {
    '(change)': 'changed(element.value)',
    '(upload-start)': 'validityChanged()',
    '(upload-complete)': 'validityChanged()',
    '(focusout)': 'touched()',
  },
})
export class ImageUploadControl implements ControlValueAccessor, Validator {
  protected readonly element = inject<ElementRef<S3ImageUpload>>(ElementRef).nativeElement;
  protected changed: (value: string) => void = () => {};
  protected touched: () => void = () => {};
  protected validityChanged: () => void = () => {};

  writeValue(value: string | null) {
    this.element.value = value ?? '';
  }

  /** The reason why the form can't be sent, in the visitor's language. */
  validate(): ValidationErrors | null {
    const { validationMessage } = this.element;
    return validationMessage ? { upload: validationMessage } : null;
  }

  setDisabledState(isDisabled: boolean) {
    this.element.disabled = isDisabled;
  }

  registerOnChange(listener: (value: string) => void) {
    this.changed = listener;
  }

  registerOnTouched(listener: () => void) {
    this.touched = listener;
  }

  registerOnValidatorChange(listener: () => void) {
    this.validityChanged = listener;
  }
}
