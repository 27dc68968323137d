/** Closed lists of the job matrix; their Spanish and English words live in the `matrix` catalogue. */
export const FREQUENCIES = [
	'daily',
	'weekly',
	'biweekly',
	'monthly',
	'bimonthly',
	'quarterly',
	'semiannual',
	'annual',
	'eventual'
] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const COMPARISONS = ['minimum', 'maximum', 'exact', 'range'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const VALUE_TYPES = ['percentage', 'number', 'currency', 'minutes', 'yes-no'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

export const DIRECTIONS = ['increases', 'decreases', 'range'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const SCOPES = ['individual', 'team'] as const;
export type Scope = (typeof SCOPES)[number];

export const STAGES = ['junior', 'senior', 'master'] as const;
export type Stage = (typeof STAGES)[number];

export const TOPIC_KINDS = ['course', 'skill', 'knowledge'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

export const EDUCATION_GRADES = [
	'primary',
	'secondary',
	'high-school',
	'technical',
	'university',
	'postgraduate'
] as const;
export type EducationGrade = (typeof EDUCATION_GRADES)[number];

export const DEGREE_STATUSES = ['unfinished', 'completed', 'graduated'] as const;
export type DegreeStatus = (typeof DEGREE_STATUSES)[number];

export const LANGUAGE_LEVELS = ['low', 'medium', 'high'] as const;
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number];

export const NEEDS = ['indispensable', 'desirable'] as const;
export type Need = (typeof NEEDS)[number];

export const CONDITION_KINDS = ['schedule', 'meal-break', 'availability', 'other'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

export const RECIPIENT_KINDS = ['position', 'alias', 'text'] as const;

/** The sections of the matrix, in the order of the paper form; comments and findings name them. */
export const SECTIONS = [
	'header',
	'objective',
	'functions',
	'kpis',
	'relationships',
	'development',
	'competencies',
	'profile',
	'equipment'
] as const;
export type Section = (typeof SECTIONS)[number];
