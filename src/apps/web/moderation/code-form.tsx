import type { Reader } from '../shell/reader.ts';

/** Where somebody types their code. What is wrong is said in the same words for every wrong code. */
export function CodeForm({
  reader,
  action,
  go,
  problem,
}: {
  reader: Reader;
  action: string;
  /** On the button. */
  go: string;
  problem?: 'unknown' | 'too-many' | undefined;
}) {
  const { t } = reader;
  return (
    <form method="post" action={reader.href(action)} class="receipt-form" autocomplete="off">
      <label for="code">{t('receipt.code')}</label>
      <p class="hint" id="code-hint">
        {t('receipt.code.hint')}
      </p>
      {problem !== undefined && (
        <p class="problem" id="code-problem" role="alert">
          {t(`receipt.${problem}`)}
        </p>
      )}
      <input
        id="code"
        name="code"
        dir="ltr"
        autocapitalize="none"
        spellcheck={false}
        maxlength={200}
        required
        aria-describedby={problem === undefined ? 'code-hint' : 'code-hint code-problem'}
        {...(problem !== undefined && { 'aria-invalid': 'true' })}
      />
      <button type="submit">{go}</button>
    </form>
  );
}
