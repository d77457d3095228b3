/** Which file of the UI imports what? Read from the sources, for the tests that hold the folders apart. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

/** One file a person wrote. */
export interface Source {
  /** Its path below `ui/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** One import, re-export, dynamic import or imported type of a file. */
export interface Import {
  /** The importing file. */
  readonly from: string;
  /** The imported file below `ui/`, or the name of a package. */
  readonly to: string;
  /** Whether nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** The names that are taken, as the other file calls them; none where all of it is taken. */
  readonly names: readonly string[] | null;
  /** Whether the names are handed on under these names, in the same order. */
  readonly handedOnAs: readonly string[] | null;
}

/** Every file a person wrote under a folder; Paraglide's output is made, not written. */
export function sources(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .filter((path) => !path.startsWith("src/paraglide"))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

/** The script of a component, or the whole of a module. */
function scriptOf({ path, text }: Source): string {
  if (!path.endsWith(".svelte")) return path.endsWith(".ts") ? text : "";
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join("\n");
}

/** Every import of the files, in every form the language has; what they import may also lie among `others`. */
export function importsOf(files: readonly Source[], others: readonly Source[] = []): Import[] {
  const paths = new Set([...files, ...others].map(({ path }) => path));
  return files.flatMap((file) => importsIn(file, paths));
}

function importsIn(file: Source, paths: ReadonlySet<string>): Import[] {
  const found: Import[] = [];
  const note = (specifier: ts.Node | undefined, rest: Partial<Import> = {}): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const to = resolved(file.path, specifier.text, paths);
    found.push({ from: file.path, to, typeOnly: false, names: null, handedOnAs: null, ...rest });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, taken(node.importClause));
    else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, handedOn(node));
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      note(node.arguments[0]);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      note(node.argument.literal, { typeOnly: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("file.ts", scriptOf(file), ts.ScriptTarget.Latest));
  return found;
}

function taken(clause: ts.ImportClause | undefined): Partial<Import> {
  if (clause === undefined) return {};
  const typeOnly = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const { name, namedBindings } = clause;
  if (namedBindings !== undefined && ts.isNamespaceImport(namedBindings)) return { typeOnly };
  const specifiers = namedBindings?.elements ?? [];
  const names = specifiers
    .filter((specifier) => !specifier.isTypeOnly)
    .map((specifier) => (specifier.propertyName ?? specifier.name).text);
  if (name !== undefined) names.push("default");
  return { typeOnly: typeOnly || (names.length === 0 && specifiers.length > 0), names };
}

function handedOn(node: ts.ExportDeclaration): Partial<Import> {
  const clause = node.exportClause;
  if (clause === undefined || !ts.isNamedExports(clause)) return { typeOnly: node.isTypeOnly };
  const values = clause.elements.filter((specifier) => !specifier.isTypeOnly);
  return {
    typeOnly: node.isTypeOnly || values.length === 0,
    names: values.map((specifier) => (specifier.propertyName ?? specifier.name).text),
    handedOnAs: values.map((specifier) => specifier.name.text),
  };
}

/** The file a specifier means; a package, and a file that is not among those given, as it is spelt. */
function resolved(from: string, specifier: string, paths: ReadonlySet<string>): string {
  if (!specifier.startsWith(".")) return specifier;
  const base = normalize(join(dirname(from), specifier)).replaceAll("\\", "/");
  const candidates = [base, `${base}.ts`, `${base}/index.ts`];
  return candidates.find((path) => paths.has(path)) ?? base;
}

/**
 * The files that run when `start` is opened, with everything they import.
 *
 * A front door hands on more than one importer takes; only what was taken is followed through it.
 */
export function reachedFrom(start: string, imports: readonly Import[]): Set<string> {
  const running = imports.filter(({ typeOnly }) => !typeOnly);
  const reached = new Set<string>();
  const asked = new Set<string>();
  const go = (path: string, names: readonly string[] | null): void => {
    const ask = `${path} ${names?.join(" ") ?? ""}`;
    if (asked.has(ask)) return;
    asked.add(ask);
    const mine = running.filter(({ from }) => from === path);
    if (!isDoor(path) || names === null) {
      reached.add(path);
      for (const { to, names: theirs } of mine) go(to, theirs);
      return;
    }
    for (const { to, names: inside, handedOnAs } of mine) {
      const wanted = inside?.filter((_, index) => names.includes(handedOnAs?.[index] ?? ""));
      if (wanted === undefined || wanted.length > 0) go(to, wanted ?? null);
    }
  };
  go(start, null);
  return reached;
}

/** Whether a file is the front door of a feature. */
export function isDoor(path: string): boolean {
  return /^src\/features\/[^/]+\/index\.ts$/.test(path);
}
