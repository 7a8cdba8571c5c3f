import { JsonPipe } from '@angular/common';
import { Component, CUSTOM_ELEMENTS_SCHEMA, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { SuccessDetail } from 's3-image-upload';
import { ImageUploadControl } from './image-upload-control';

@Component({
  selector: 'profile-form',
  imports: [ReactiveFormsModule, ImageUploadControl, JsonPipe],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './profile-form.html',
})
export class ProfileForm {
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', Validators.required],
    photo: '',
  });
  protected readonly saved = signal<unknown>(undefined);
  protected readonly news = signal('');

  protected save() {
    this.form.markAllAsTouched();
    if (this.form.valid) this.saved.set(this.form.value);
  }

  protected onSuccess({ detail }: CustomEvent<SuccessDetail>) {
    this.news.set(`${detail.item.name} is stored.`);
  }
}
