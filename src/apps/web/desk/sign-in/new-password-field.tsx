import { longestPassword, type PasswordProblem } from '#platform/auth';
import type { Reader } from '../../shell/reader.ts';
import { Field } from '../frame/desk-page.tsx';

/** Where somebody chooses a password. */
export function NewPasswordField({ reader, problem }: { reader: Reader; problem?: PasswordProblem | undefined }) {
  const { t } = reader;
  return (
    <Field
      reader={reader}
      name="password"
      label={t('desk.field.password.new')}
      hint={t('desk.field.password.hint')}
      problem={problem && t(`desk.password.${problem}`)}
      type="password"
      autocomplete="new-password"
      maxlength={longestPassword}
    />
  );
}

/** Whether something is wrong with a password, and not with another field. */
export function isPasswordProblem(problem: string | undefined): problem is PasswordProblem {
  return problem !== undefined && Object.hasOwn(known, problem);
}

const known = { 'too-short': 1, 'too-long': 1, 'too-common': 1, 'like-yourself': 1 } satisfies Record<
  PasswordProblem,
  1
>;
