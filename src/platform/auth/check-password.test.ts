import { describe, expect, it } from 'vitest';
import { checkPassword } from './check-password.ts';

const amina = { name: 'Amina Rahman', email: 'amina.rahman@leeds.example' };

describe('a new password', () => {
  it.each([
    ['short', 'too-short'],
    ['elevenchars', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['aaaaaaaaaaaaaaa', 'too-common'],
    ['abababababababab', 'too-common'],
    ['password1234', 'too-common'],
    ['P@ssw0rdP@ssw0rd', 'too-common'],
    ['qwertyuiop12', 'too-common'],
    ['123456123456', 'too-common'],
    ['Welcome2026!', 'too-common'],
    ['AminaRahman1', 'like-yourself'],
    ['rahman@leeds', 'like-yourself'],
  ])('%s is refused', (password, problem) => {
    expect(checkPassword(password, amina)).toBe(problem);
  });

  it.each(['seven rivers meet slowly', 'Zq8#vv1!mmLp', 'ہمارا شہر لیڈز ہے'])('%s will do', (password) => {
    expect(checkPassword(password, amina)).toBeNull();
  });
});
