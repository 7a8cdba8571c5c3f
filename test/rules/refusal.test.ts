import { expect } from '@open-wc/testing';
import { readRefusal } from '../../src/rules/refusal.js';

const refusal = (status: number, body = '', headers: Record<string, string> = {}, isForm = false) =>
  readRefusal({ status, body, header: (name) => headers[name] ?? null }, 0, [], isForm);

describe('a refusal by the storage', () => {
  it('has the id of the request, from the body or otherwise from the header', () => {
    const headers = { 'x-amz-request-id': 'from-header' };
    expect(refusal(500, '', headers).requestId).to.equal('from-header');
    expect(refusal(500, '<Error><RequestId>from-body</RequestId></Error>', headers).requestId).to.equal(
      'from-body',
    );
  });

  for (const [code, bound] of [
    ['EntityTooLarge', 'MaxSizeAllowed'],
    ['EntityTooSmall', 'MinSizeAllowed'],
  ] as const)
    it(`has the sizes of ${code}`, () =>
      expect(
        refusal(
          400,
          `<Error><Code>${code}</Code><ProposedSize>7</ProposedSize><${bound}>5</${bound}></Error>`,
        ),
      ).to.include({ limit: 5, actual: 7 }));

  it('uses the code if there is one, whatever the message says', () =>
    expect(
      refusal(403, '<Error><Code>SignatureDoesNotMatch</Code><Message>Header not signed</Message></Error>')
        .code,
    ).to.equal('signature-mismatch'));

  for (const [status, code] of [
    [501, 'NotImplemented'],
    [405, 'MethodNotAllowed'],
  ] as const) {
    const body = `<Error><Code>${code}</Code><Message>No.</Message></Error>`;
    it(`says what to do if a presigned form is answered with ${status}`, () => {
      const { cause } = refusal(status, body, {}, true);
      expect(cause).to.match(new RegExp(`^${code}: No\\. .*presigned PUT`));
      expect(refusal(status, '', {}, true).cause).to.contain('presigned PUT');
    });

    it(`does not say so if a PUT is answered with ${status}`, () =>
      expect(refusal(status, body).cause).to.equal(`${code}: No.`));
  }
});
