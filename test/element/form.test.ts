// The element as a form control, compared with a native one.
import { expect, fixture, html } from '@open-wc/testing';
import { S3ImageUpload, type PresignedTarget } from 's3-image-upload';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { found, next, part, transfer } from './fixtures.js';

type Control = S3ImageUpload | HTMLInputElement;

/** A form with this content and two controls with the same attributes: the native one, then ours. */
async function formWith(attributes: string, around = '%'): Promise<[HTMLFormElement, Control[]]> {
  const controls = `<input type="file" ${attributes}><s3-image-upload ${attributes}></s3-image-upload>`;
  const form = await fixture<HTMLFormElement>(html`<form></form>`);
  form.innerHTML = around.replace('%', controls);
  const both = [...form.querySelectorAll<Control>('input[type=file], s3-image-upload')];
  await (both[1] as S3ImageUpload).updateComplete;
  return [form, both];
}

const oursIn = (form: HTMLFormElement) => found(form.querySelector('s3-image-upload'));
const entriesOf = (form: HTMLFormElement) =>
  [...new FormData(form).entries()].filter(([, value]) => typeof value === 'string');
const filesFor = (control: Control, ...files: File[]) => {
  if (control instanceof HTMLInputElement) control.files = transfer(...files).files;
  else control.value = '/a.jpg';
};

describe('as the native one', () => {
  for (const [attributes, around, expected] of [
    ['', '%', { willValidate: true, valid: true }],
    ['required', '%', { willValidate: true, valid: false }],
    ['required disabled', '%', { willValidate: false, valid: true }],
    ['required', '<fieldset disabled>%</fieldset>', { willValidate: false, valid: true }],
    ['required', '<fieldset disabled><legend>%</legend></fieldset>', { willValidate: true, valid: false }],
    ['required', '<fieldset>%</fieldset>', { willValidate: true, valid: false }],
    ['required', '<datalist>%</datalist>', { willValidate: false, valid: true }],
  ] as const)
    it(`with “${attributes}” in ${around}: ${JSON.stringify(expected)}`, async () => {
      const [, both] = await formWith(attributes, around);
      for (const control of both) {
        expect(control.willValidate, control.tagName).to.equal(expected.willValidate);
        expect(control.checkValidity(), control.tagName).to.equal(expected.valid);
        expect(control.matches(':invalid'), control.tagName).to.equal(!expected.valid);
      }
    });

  it('has valueMissing and dispatches a cancelable invalid event if nothing is chosen', async () => {
    const [form, both] = await formWith('required');
    const told: [string, boolean][] = [];
    for (const control of both)
      control.addEventListener('invalid', (event) => told.push([control.tagName, event.cancelable]));
    expect(form.checkValidity()).to.be.false;
    expect(told).to.deep.equal([
      ['INPUT', true],
      ['S3-IMAGE-UPLOAD', true],
    ]);
    for (const { validity, validationMessage } of both) {
      expect(validity.valueMissing).to.be.true;
      expect(validationMessage).not.to.equal('');
    }
    expect(oursIn(form).validationMessage).to.equal('Choose an image.');
  });

  it('is valid once a file is chosen, and has valueMissing again after a reset', async () => {
    const [form, both] = await formWith('required');
    const file = await image();
    for (const control of both) {
      filesFor(control, file);
      expect(control.checkValidity(), control.tagName).to.be.true;
    }
    form.reset();
    for (const control of both) {
      expect(control.value, control.tagName).to.equal('');
      expect(control.validity.valueMissing, control.tagName).to.be.true;
    }
  });

  it('changes its validity as soon as its attributes change', async () => {
    const [, both] = await formWith('');
    for (const control of both) {
      control.required = true;
      expect(control.matches(':invalid'), control.tagName).to.be.true;
      control.removeAttribute('required');
    }
    for (const control of both) expect(control.matches(':valid'), control.tagName).to.be.true;
  });

  it('is in the form’s elements by its name, and belongs to another form with the form attribute', async () => {
    const [form, both] = await formWith('name="photo" id="x"');
    expect([...form.elements]).to.deep.equal(both);
    expect([...(form.elements.namedItem('photo') as RadioNodeList)]).to.deep.equal(both);
    const other = await fixture<HTMLFormElement>(html`<form id="elsewhere"></form>`);
    for (const control of both) {
      control.setAttribute('form', 'elsewhere');
      expect(control.form, control.tagName).to.equal(other);
    }
  });

  it('is named by its labels, and a click on one opens the picker', async () => {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    form.innerHTML = `<label for="a">One</label><label for="b">Two</label>
      <input type="file" id="a" /><s3-image-upload id="b"></s3-image-upload>`;
    const both = [...form.querySelectorAll<Control>('input, s3-image-upload')];
    const labels = [...form.querySelectorAll('label')];
    both.forEach((control, index) => {
      expect([...(control.labels ?? [])]).to.deep.equal([labels[index]]);
      expect(labels[index]?.control).to.equal(control);
    });
    const ours = oursIn(form);
    await ours.updateComplete;
    expect(part(ours, 'label').textContent).to.equal('Two');
    expect(part(ours, 'label').className).to.equal('visually-hidden');
    let opened = 0;
    part(ours, 'input').addEventListener('click', (event) => {
      event.preventDefault();
      opened += 1;
    });
    labels[1]?.click();
    expect(opened).to.equal(1);
  });

  it('is not valid with a custom message of the page', async () => {
    const [, both] = await formWith('');
    for (const control of both) {
      control.setCustomValidity('Not today.');
      expect(control.validity.customError, control.tagName).to.be.true;
      expect(control.validationMessage, control.tagName).to.equal('Not today.');
      control.required = true;
      expect(control.validationMessage, 'before what else is wrong').to.equal('Not today.');
      expect(control.validity.valueMissing, control.tagName).to.be.true;
      control.required = false;
      control.setCustomValidity('');
      expect(control.validity.valid, control.tagName).to.be.true;
    }
  });

  it('is user-invalid only after a visitor has tried to submit', async () => {
    const [form] = await formWith('required');
    const ours = oursIn(form);
    expect(ours.matches(':state(user-invalid)')).to.be.false;
    form.requestSubmit();
    await ours.updateComplete;
    expect(ours.matches(':state(user-invalid)')).to.be.true;
    expect(part(ours, 'error').textContent.trim()).to.equal('Choose an image.');
    expect(part(ours, 'browse-button').getAttribute('aria-describedby')).to.contain('complaint');
    form.reset();
    await ours.updateComplete;
    expect(ours.matches(':state(user-invalid)')).to.be.false;
  });
});

describe('what a form sends', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  const upload = async (attributes: string) => {
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    form.innerHTML = `<s3-image-upload presign-endpoint="${stack.presign()}" ${attributes}></s3-image-upload>`;
    const ours = oursIn(form);
    await ours.updateComplete;
    return { form, ours };
  };

  it('is one entry for each image under its name, and no entry without a name', async () => {
    const { form, ours } = await upload('name="photos" multiple');
    await ours.addFiles(await images(2));
    await ours.upload();
    const urls = ours.items.map((item) => (item.state === 'stored' ? item.url : ''));
    expect(entriesOf(form)).to.deep.equal(urls.map((url) => ['photos', url]));
    expect(JSON.parse(ours.value)).to.deep.equal(urls);
    ours.name = undefined;
    expect(entriesOf(form)).to.be.empty;
  });

  it('is a key or JSON if value-as says so', async () => {
    const { form, ours } = await upload('name="photo" value-as="key"');
    await ours.addFiles([await image('a.jpg')]);
    await ours.upload();
    const [stored] = ours.images;
    expect(entriesOf(form)).to.deep.equal([['photo', stored?.key]]);
    expect(ours.value).to.equal(stored?.key);
    ours.valueAs = 'json';
    const [[, json] = []] = entriesOf(form);
    expect(JSON.parse(json as string)).to.deep.equal(stored);
    expect(stored).to.include({ name: 'a.jpg', width: 100, height: 100, type: 'image/jpeg' });
  });

  it('is the claim that the presign endpoint has signed, or the URL of an image that existed before', async () => {
    const { form, ours } = await upload('name="photos" value-as="claim" multiple value="/a.jpg"');
    ours.presign = async () => {
      const target = (await (await fetch(stack.presign())).json()) as PresignedTarget;
      return { ...target, claim: 'signed.claim' };
    };
    const claims: unknown[] = [];
    ours.addEventListener('upload-success', ({ detail }) => claims.push(detail.claim));
    await ours.addFiles([await image('b.jpg')]);
    await ours.upload();
    expect(entriesOf(form)).to.deep.equal([
      ['photos', '/a.jpg'],
      ['photos', 'signed.claim'],
    ]);
    expect(claims).to.deep.equal(['signed.claim']);
  });

  it('does not include a disabled element', async () => {
    const { form, ours } = await upload('name="photo" value="/a.jpg" disabled');
    expect(entriesOf(form)).to.be.empty;
    ours.removeAttribute('disabled');
    expect(entriesOf(form)).to.deep.equal([['photo', '/a.jpg']]);
  });

  it('is not valid while an image is uploaded, and says why', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const { form, ours } = await upload('name="photo"');
    const checking = ours.addFiles([await image()]);
    expect(ours.validity.badInput).to.be.true;
    await checking;
    expect(form.checkValidity()).to.be.false;
    expect(ours.validationMessage).to.equal('Wait for the upload to finish.');
    ours.abort();
    expect(form.checkValidity()).to.be.true;
  });

  it('is not valid with an image that could not be stored, until it is stored or removed', async () => {
    await stack.faults({ method: 'POST', status: 403 });
    const { form, ours } = await upload('name="photo"');
    await ours.addFiles([await image('a.jpg')]);
    await ours.upload();
    expect(form.checkValidity()).to.be.false;
    expect(ours.validationMessage).to.equal('a.jpg could not be uploaded. Remove it to continue.');
    ours.remove(ours.items[0]?.id ?? '');
    expect(form.checkValidity()).to.be.true;
  });

  it('asks for another try of an image that can still be stored', async () => {
    await stack.faults({ method: 'POST', status: 503 });
    const { ours } = await upload('name="photo" retries="0"');
    await ours.addFiles([await image('a.jpg')]);
    await ours.upload();
    expect(ours.validationMessage).to.equal('a.jpg could not be uploaded. Try again or remove it.');
  });

  it('is left to the page without a name: its submit listener can send or try again', async () => {
    await stack.faults({ method: 'POST', status: 503, times: 1 });
    const { form, ours } = await upload('upload-on="manual" retries="0"');
    await ours.addFiles([await image()]);
    expect(form.checkValidity()).to.be.true;
    await ours.upload();
    expect(ours.items[0]?.state).to.equal('failed');
    expect(form.checkValidity()).to.be.true;
    ours.name = 'photo';
    expect(form.checkValidity()).to.be.false;
  });

  it('names an image by a shortened, legible name', async () => {
    const { ours } = await upload('name="photo" upload-on="manual"');
    const hostile = `\u202egpj.${'x'.repeat(10_000)}.jpg`;
    await ours.addFiles([new File([await image()], hostile, { type: 'image/jpeg' })]);
    expect(ours.validationMessage).not.to.equal('');
    expect(ours.validationMessage.length).to.be.below(400);
    expect(ours.validationMessage).not.to.contain('\u202e');
  });

  it('is the same after the browser has restored the form', async () => {
    const { form, ours } = await upload('name="photo" multiple value-as="json"');
    ours.formStateRestoreCallback(JSON.stringify([{ url: '/a.jpg', alt: 'x' }]));
    expect(entriesOf(form)).to.have.length(1);
  });

  it('that is required asks at once for the number of images that it needs', async () => {
    const { ours } = await upload('name="photo" multiple required min-files="3"');
    ours.dispatchEvent(new PointerEvent('pointerenter'));
    await ours.updateComplete;
    expect(ours.validity).to.include({ valueMissing: true, tooShort: false });
    expect(ours.validationMessage).to.equal('Choose at least 3 images.');
  });

  it('has at least min-files, if any', async () => {
    const { ours } = await upload('name="photo" multiple min-files="2"');
    expect(ours.checkValidity()).to.be.true;
    await ours.addFiles([await image()]);
    await ours.upload();
    expect(ours.validity.tooShort).to.be.true;
    expect(ours.validationMessage).to.equal('Choose at least 2 images.');
    await ours.addFiles([await image('b.jpg')]);
    await ours.upload();
    expect(ours.checkValidity()).to.be.true;
  });

  it('dispatches input and change for changes by the visitor, after the event of the upload', async () => {
    const { ours } = await upload('name="photo"');
    const told: string[] = [];
    for (const name of ['upload-success', 'input', 'change'])
      ours.addEventListener(name, () => told.push(`${name} ${ours.value === '' ? 'empty' : 'full'}`));
    await ours.addFiles([await image()]);
    await next(ours, 'change');
    expect(told).to.deep.equal(['upload-success full', 'input full', 'change full']);
    await ours.updateComplete;
    part(ours, 'remove-button').click();
    await next(ours, 'change');
    expect(told.slice(3)).to.deep.equal(['input empty', 'change empty']);
  });

  it('dispatches nothing for changes by the page', async () => {
    const { form, ours } = await upload('name="photo" multiple value="/a.jpg"');
    let told = 0;
    ours.addEventListener('input', () => (told += 1));
    ours.addEventListener('change', () => (told += 1));
    ours.value = '["/b.jpg","/c.jpg"]';
    ours.images = [...ours.images].reverse();
    ours.move(ours.items[0]?.id ?? '', 1);
    ours.remove(ours.items[0]?.id ?? '');
    ours.clear();
    form.reset();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(told).to.equal(0);
    expect(ours.images).to.have.length(1);
  });
});

it('a class that extends it is a form control too', () => {
  expect(class extends S3ImageUpload {}.formAssociated).to.be.true;
});
