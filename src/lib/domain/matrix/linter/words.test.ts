import { describe, expect, it } from 'vitest';
import { discriminationIn } from './discrimination';
import { startsWithInfinitive, verbFor } from './infinitive';
import { impossibleTimes } from './times';

describe('an infinitive at the start', () => {
	it.each([
		'Atender a clientes',
		'1. Registrar entradas',
		'• Oír al personal',
		'Asegurarse de cerrar',
		'Darles seguimiento',
		'Pre-validar cargas',
		'Ir a sucursales',
		'Auxiliar al gerente',
		'Recibir/Enviar paquetes',
		'REÍR'
	])('is seen in "%s"', (text) => {
		expect(startsWithInfinitive(text)).toBe(true);
	});

	it.each([
		'Uso de estrategias',
		'Solicitud de dispositivos',
		'Atención y seguimiento',
		'Lugar de reunión',
		'Líder del equipo',
		'Diariamente registrar',
		'Responsable de la conciliación',
		'',
		'123'
	])('is missed in "%s"', (text) => {
		expect(startsWithInfinitive(text)).toBe(false);
	});

	it.each([
		['Responsable de la conciliación con estaciones', 'Conciliar'],
		['Solicitud de dispositivos', 'Solicitar'],
		['Validación de transferencias', 'Validar'],
		['Atención, seguimiento', 'Atender'],
		['Diseño de rutas', 'Diseñar'],
		['Ventas de mostrador', 'Vender'],
		['Estrategia comercial', '']
	])('is offered for "%s": %s', (text, verb) => {
		expect(verbFor(text)).toBe(verb);
	});
});

describe('a discriminatory requirement', () => {
	it.each([
		['Edad: 25 a 35 años', 'age', 'Edad'],
		['Tener de 25 a 35 años', 'age', 'de 25 a 35 años'],
		['Entre 20 y 30 años', 'age', 'Entre 20 y 30 años'],
		['Menor de 30 años', 'age', 'Menor de 30 años'],
		['Mayor de 25 años', 'age', 'Mayor de 25 años'],
		['Under 30 years', 'age', 'Under 30 years'],
		['Sexo: masculino', 'sex', 'Sexo: masculino'],
		['Género femenino', 'sex', 'Género femenino'],
		['Femenino', 'sex', 'Femenino'],
		['Preferentemente mujer', 'sex', 'Preferentemente mujer'],
		['Male candidates', 'sex', 'Male candidates'],
		['Estado civil: casado', 'marital-status', 'Estado civil'],
		['De preferencia soltera', 'marital-status', 'soltera'],
		['Sin hijos', 'marital-status', 'Sin hijos'],
		['No estar embarazada', 'pregnancy', 'No estar embarazada'],
		['Prueba de embarazo', 'pregnancy', 'Prueba de embarazo'],
		['Certificado de ingravidez', 'pregnancy', 'ingravidez'],
		['Buena presentación', 'appearance', 'Buena presentación'],
		['Excelente apariencia', 'appearance', 'Excelente apariencia'],
		['Estatura mínima 1.70', 'appearance', 'Estatura'],
		['Good appearance', 'appearance', 'Good appearance']
	])('is found in "%s": %s', (text, kind, quote) => {
		expect(discriminationIn(text)).toEqual({ kind, quote });
	});

	it.each([
		'1 año de experiencia',
		'De 2 a 5 años en puesto similar',
		'De 20 a 25 años de experiencia en ventas',
		'Mayor a 20 años de experiencia',
		'Más de 3 años',
		'Mayor de edad',
		'Mayor de 18 años',
		'Edad indistinta',
		'Sin límite de edad',
		'Atención a la tercera edad',
		'Perspectiva de género',
		'Sexo indistinto',
		'Estado civil indistinto',
		'Atención a mujeres embarazadas',
		'Buena presentación de informes',
		'Acompañamiento a jóvenes',
		'Universidad: Psicología, Comunicación',
		'Contenido del curso de presentaciones ejecutivas',
		'Five years of experience, at least 20 years of age of fleet data excluded',
		''
	])('is not seen in "%s"', (text) => {
		expect(discriminationIn(text)).toBeNull();
	});
});

describe('an impossible time', () => {
	it.each([
		['Entrada: 8:30am Salida: 17:30pm', ['17:30pm']],
		['de 9:00 a 25:00', ['25:00']],
		['8:75', ['8:75']],
		['17:30pm, sábados 17:30pm', ['17:30pm']],
		['0:30 am y 13 p.m.', ['0:30 am', '13 p.m.']],
		['Lunes a viernes, 8:30 a 17:30, 24:00', []],
		['12:00 pm, 5 pm, 30 minutos, 1.75 horas', []],
		['10:15:30', []]
	])('in "%s"', (text, times) => {
		expect(impossibleTimes(text)).toEqual(times);
	});
});
