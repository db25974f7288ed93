using System.Text.Json.Nodes;
using CommandLine;

namespace Planning.Programs;

/// <summary>`runtime.options` of a Node program, as Pulumi's Node host reads them.</summary>
internal sealed record NodeOptions(bool? TypeScript, string? TypeScriptConfig, IReadOnlyList<string> Arguments, string PackageManager)
{
    public static readonly string[] Names = ["typescript", "tsconfig", "nodeargs", "packagemanager"];
    private static readonly string[] PackageManagers = ["auto", "npm", "yarn", "pnpm", "bun"];

    public static NodeOptions Read(JsonObject options)
    {
        var problems = new List<string>();
        var typeScript = RuntimeOptions.Flag(options, "typescript", problems);
        var config = RuntimeOptions.Text(options, "tsconfig", problems);
        var arguments = RuntimeOptions.Text(options, "nodeargs", problems);
        var manager = RuntimeOptions.Text(options, "packagemanager", problems) ?? "auto";
        if (!PackageManagers.Contains(manager))
        {
            problems.Add($"packagemanager option must be one of {string.Join(", ", PackageManagers)}, got '{manager}'");
        }

        RuntimeOptions.Refuse(problems);
        return new NodeOptions(typeScript, config, ShellWords.Split(arguments ?? ""), manager);
    }

    /// <summary>
    /// TypeScript is the host's default, with or without tsconfig.json. A program of JavaScript alone starts sooner without it. The types
    /// are for the program's own build to check.
    /// </summary>
    public IReadOnlyDictionary<string, string> Variables(string directory)
    {
        var variables = new Dictionary<string, string>();
        if (TypeScript ?? (TypeScriptConfig is not null || HoldsTypeScript(new DirectoryInfo(directory))))
        {
            variables["PULUMI_NODEJS_TYPESCRIPT"] = "true";
            variables["PULUMI_NODEJS_TRANSPILE_ONLY"] = "true";
        }

        if (TypeScriptConfig is not null)
        {
            variables["PULUMI_NODEJS_TSCONFIG_PATH"] = TypeScriptConfig;
        }

        return variables;
    }

    /// <returns>The command that installs the packages of a folder.</returns>
    public string Install(string directory) =>
        Manager(directory) switch
        {
            "yarn" => $"yarn --cwd {directory} install",
            "pnpm" => $"pnpm --dir {directory} install",
            "bun" => $"bun install --cwd {directory}",
            _ => $"npm ci --prefix {directory}",
        };

    private string Manager(string directory) =>
        PackageManager != "auto" ? PackageManager
        : File.Exists(Path.Combine(directory, "yarn.lock")) ? "yarn"
        : File.Exists(Path.Combine(directory, "pnpm-lock.yaml")) ? "pnpm"
        : File.Exists(Path.Combine(directory, "bun.lock")) || File.Exists(Path.Combine(directory, "bun.lockb")) ? "bun"
        : "npm";

    private static bool HoldsTypeScript(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Any(file =>
                file.Name == "tsconfig.json"
                || (
                    file.Extension is ".ts" or ".mts" or ".cts" or ".tsx"
                    && !file.Name.EndsWith(".d.ts", StringComparison.OrdinalIgnoreCase)
                )
            )
        || folder
            .EnumerateDirectories()
            .Where(child => child.Name != "node_modules" && !child.Name.StartsWith('.') && child.LinkTarget is null)
            .Any(HoldsTypeScript);
}
