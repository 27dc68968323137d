/**
 * Passwords that are long enough and tried first all the same. All lists are made when they are asked
 * for: pages take a limit from a neighbour of this file, and must not load them.
 */
import { fold } from '../text/fold';

/** Words that passwords are made of with digits and signs around them, folded; the product's name too. */
const words = () =>
	new Set(
		`abc abcd abcde abcdef acceso admin administracion administrador administrator amor barcelona
	basketball bienvenida bienvenido bienvenidos cambiame changeme clave colaborador computadora
	contrasena contrasenanueva contrasenasegura dragon elsalvador empleado empresa escalafon football
	futbol guadalupe hola holamundo iloveyou letmein mexico micontrasena miclave minuevacontrasena
	monkey monterrey nomina nuevacontrasena password passwordpassword princesa princess qazwsx qazwsxedc
	qwe qwert qwerty qwertyqwerty realmadrid recursoshumanos rh rrhh salvador secreta secreto seguridad
	sistema starwars sunshine superman temporal test teamo teamomucho trabajo usuario welcome`.split(
			/\s+/
		)
	);

/** What no rule below finds. */
const whole = () =>
	new Set(
		`0192837465 1020304050 1029384756 1122334455 1223334444 1357924680 147258369 1472583690 1q2w3e4r5t
	1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc a1b2c3d4e5 a1s2d3f4g5 aa12345678 asdfghjkl1 q1w2e3r4t5
	q1w2e3r4t5y6 qwer1234qwer qwerty1234qwerty zaq12wsxcde3 zaq1xsw2cde3`.split(/\s+/)
	);

/** Keys and signs in a row, to be read both ways and around the end. */
const ROWS = ['1234567890', '0123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl'];
const runs = () =>
	[...ROWS, 'qwertyuiopasdfghjklzxcvbnm', 'zxcvbnm'].flatMap((row) => {
		const around = row.repeat(4);
		return [around, [...around].reverse().join('')];
	});

const LOOKALIKES: Record<string, string> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
	'!': 'i'
};

/** The letters between what stands around them: `¡Passw0rd2026!` is `password`. */
function wordIn(text: string): string {
	const word = text.replace(/^[^a-z]+|[^a-z]+$/g, '');
	return word.replace(/[013457@$!]/g, (sign) => LOOKALIKES[sign] ?? sign);
}

/**
 * Whether a password is among those that everybody tries: a run of keys or digits, a short piece
 * again and again, or a well-known word with digits and signs around it. Accents and case do not count.
 */
export function isCommonPassword(password: string): boolean {
	const text = fold(password).replaceAll('~', '').replaceAll(' ', '');
	if (whole().has(text) || words().has(wordIn(text))) return true;
	if (text.length > 3 && runs().some((run) => run.includes(text))) return true;
	return /^(.{1,6})\1+$/u.test(text);
}
