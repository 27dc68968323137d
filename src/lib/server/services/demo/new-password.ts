import { randomInt } from 'node:crypto';

/** Short Spanish words without accents: easy to read aloud and to type. */
const WORDS =
	'abeja acero agua aldea alma ancla arena arpa arroz atlas avena azul bahia balsa banco barco barro bosque brasa brisa bronce cabra cacao cactus caja calma campo canela canto carbon carta casa cedro cerro chile cielo cine ciruela clavel cobre coco cometa coral corcho costa cristal cueva delfin disco dulce duna eco encino espiga estrella faro feria fibra flauta flor foco fresno fruta fuego fuente gallo ganso garza girasol globo grano granito grillo guante hacha hielo higo hilo hoja hongo horno huerto isla jade jarra jirafa joya lago lampara lana lapiz laurel lechuza lima lino lirio llave lluvia lobo loma luna madera maiz mango mapa marea marmol menta mesa miel mina mirlo molino monte mora muelle nido niebla nogal nopal nube nuez oasis ola olivo onda oso oveja palma pan papel pera perla pinar pino piedra pluma polen pomelo potro pradera puente puerto queso quinta raiz rama rana reloj remo rio roble roca rocio rosa rueda sal salto sauce seda selva semilla sierra silla sol sombra tabla tambor tejado tela tierra tigre timbre tiza torre trebol trigo trompo tronco tuna turron uva valle vela venado viento viga villa viola volcan yegua yunta zapote zorro'.split(
		' '
	);

/** A password made of chance: three words and four digits, about 36 bits; slow to guess, easy to type. */
export function newPassword(): string {
	const words = Array.from({ length: 3 }, () => WORDS[randomInt(WORDS.length)]);
	return [...words, String(randomInt(10_000)).padStart(4, '0')].join('-');
}
