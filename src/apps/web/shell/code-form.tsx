import type { Reader } from './reader.ts';

/** A field for six words of somebody's own, and what is wrong with them beside it. */
export function CodeForm({
  reader,
  action,
  label,
  problem,
  submit,
}: {
  reader: Reader;
  action: string;
  label: string;
  problem: 'unknown' | 'too-many' | null;
  submit: string;
}) {
  return (
    <form method="post" action={reader.href(action)} class="narrow">
      <div class={problem === null ? 'field' : 'field wrong'}>
        <label for="code">{label}</label>
        {problem !== null && (
          <p class="problem" id="code-problem">
            {reader.t(`mine.${problem}`)}
          </p>
        )}
        <input
          id="code"
          name="code"
          dir="ltr"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxlength={200}
          {...(problem !== null && { 'aria-invalid': 'true' as const, 'aria-describedby': 'code-problem' })}
        />
      </div>
      <button type="submit">{submit}</button>
    </form>
  );
}
