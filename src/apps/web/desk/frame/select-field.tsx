import type { ComponentChildren } from 'preact';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A label with a list to choose from, and what is wrong beside it. */
export function SelectField({
  name,
  id = name,
  label,
  hint,
  problem,
  value,
  choices,
  children,
}: {
  name: string;
  id?: string;
  label: string;
  hint?: string;
  problem?: string | undefined;
  value: string;
  choices: readonly Choice[];
  children?: ComponentChildren;
}) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <select
        id={id}
        name={name}
        {...(described && { 'aria-describedby': described })}
        {...(problem && { 'aria-invalid': 'true' as const })}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
      {children}
    </div>
  );
}
