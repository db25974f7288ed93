using CommandLine;

namespace Planning.Projects;

/// <summary>A stack's configuration as its program receives it: the stack file's values over the project's defaults.</summary>
/// <param name="Values">By full key, "namespace:key".</param>
/// <param name="SecretKeys">Keys whose values are encrypted, as a whole or in parts; marked stand-ins take their place.</param>
/// <param name="Warnings">What looks wrong but stops nothing.</param>
public sealed record StackConfig(
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyCollection<string> SecretKeys,
    IReadOnlyList<string> Warnings
)
{
    /// <summary>The stand-ins themselves, to be hidden where a program prints them.</summary>
    public IReadOnlyCollection<string> SecretValues { get; init; } = [];

    /// <summary>Environment variables of the program, from ESC environments.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>What Pulumi would know or judge, and is unknown here.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <param name="environmentFiles">Files with the values of the stack's ESC environments, in the order of their import.</param>
    /// <param name="needsFile">False for a stack that may do with the project's defaults.</param>
    public static StackConfig Read(ProjectFile project, string stack, IReadOnlyList<string>? environmentFiles = null, bool needsFile = true)
    {
        var file = project.StackFile(stack);
        var limits = new List<string>(project.Limits);
        if (!File.Exists(file))
        {
            limits.Add(MissingStackFile.Describe(project, stack, needsFile));
        }

        var own = File.Exists(file) ? StackFile.Read(project, file) : StackFile.Empty;
        var files = environmentFiles ?? [];
        var environment = StackEnvironments.Values(project, own.Environment, files);
        var imports = StackEnvironments.Imports(own.Environment);
        limits.AddRange(StackEnvironments.Limits(Path.GetFileName(file), imports, environment, files.Count > 0));

        var trees = environment
            .Config.Keys.Union(own.Values.Keys)
            .ToDictionary(
                key => key,
                key =>
                    own.Values.TryGetValue(key, out var value)
                        ? ConfigValue.Merge(value, environment.Config.GetValueOrDefault(key))
                        : environment.Config[key]
            );
        var config = new StackConfigBuilder(project, stack, trees);
        if (config.Problems().ToList() is { Count: > 0 } problems)
        {
            throw new Failure(
                $"{file} does not fit {Path.GetFileName(ProjectFile.FileAbove(project.Directory) ?? "Pulumi.yaml")}:\n"
                    + string.Join(
                        '\n',
                        problems.Concat(imports.Count > 0 && files.Count == 0 ? limits : []).Select(problem => $"  - {problem}")
                    )
            );
        }

        return new StackConfig(
            config.Values,
            config.SecretKeys,
            [
                .. project.Warnings,
                .. own.Warnings,
                .. config.Warnings(file),
                .. files.Count > 0 && own.Environment is null
                    ? (string[])[$"{file} names no environment: the values of --env-file are used here only; add 'environment:' for Pulumi"]
                    : [],
            ]
        )
        {
            SecretValues = config.SecretValues,
            Variables = environment.Variables,
            Limits = limits,
        };
    }
}
