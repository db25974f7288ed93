using Planning.Projects;

namespace Planning.Programs;

/// <summary>What Pulumi's Python host reads of `runtime.options`.</summary>
/// <param name="Toolchain">Who installs the packages: pip, poetry or uv; null where the lock file decides.</param>
/// <param name="VirtualEnvironment">A folder, relative to Pulumi.yaml.</param>
internal sealed record PythonOptions(string? Toolchain, string? VirtualEnvironment)
{
    public static readonly string[] Names = ["virtualenv", "toolchain", "typechecker"];

    private static readonly string[] Toolchains = ["pip", "poetry", "uv"];
    private static readonly string[] TypeCheckers = ["mypy", "pyright"];

    /// <exception cref="CommandLine.Failure">Names every wrong option.</exception>
    public static PythonOptions Read(ProjectFile project)
    {
        var problems = new List<string>();
        var environment = RuntimeOptions.Text(project.RuntimeOptions, "virtualenv", problems);
        var toolchain = OneOf("toolchain", Toolchains);
        OneOf("typechecker", TypeCheckers);
        RuntimeOptions.Refuse(problems);
        return new PythonOptions(toolchain, environment is { Length: > 0 } ? environment : null);

        string? OneOf(string name, string[] allowed)
        {
            var value = RuntimeOptions.Text(project.RuntimeOptions, name, problems);
            if (value is not null && !allowed.Contains(value))
            {
                problems.Add($"{name} option must be one of {string.Join(", ", allowed)}, got '{value}'");
            }

            return value;
        }
    }

    /// <summary>The toolchain that is written down; otherwise that of the nearest lock file, as the CLI does.</summary>
    public string ToolchainOf(string directory) =>
        Toolchain
        ?? (
            Above(directory, "uv.lock") is not null ? "uv"
            : Above(directory, "poetry.lock") is not null ? "poetry"
            : "pip"
        );

    /// <returns>The nearest folder that holds a file, from a folder upwards; null if none does.</returns>
    public static string? Above(string directory, string file)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, file)))
            {
                return folder;
            }
        }

        return null;
    }
}
