using CommandLine;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>A stack's configuration as its program receives it: the stack file's values over the project's defaults.</summary>
/// <param name="Values">By full key, "namespace:key".</param>
/// <param name="SecretKeys">Keys whose values are encrypted in the stack file; a marked stand-in takes their place.</param>
/// <param name="Warnings">What looks wrong but stops nothing.</param>
public sealed record StackConfig(
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyCollection<string> SecretKeys,
    IReadOnlyList<string> Warnings
)
{
    public static StackConfig Read(ProjectFile project, string stack)
    {
        var file = Path.Combine(project.StackDirectory, $"Pulumi.{stack}.yaml");
        if (!File.Exists(file))
        {
            var stacks = project.Stacks.Count == 0 ? "there is none yet" : $"there are: {string.Join(", ", project.Stacks)}";
            throw new Failure(
                $"no stack '{stack}': {file} does not exist; {stacks}. Name one of them, or make it with `pulumi stack init {stack}`."
            );
        }

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var secrets = new SortedSet<string>(StringComparer.Ordinal);
        if (YamlFile.Read(file).Child("config") is { } config)
        {
            if (config is not YamlMappingNode mapping)
            {
                throw new Failure($"{file}: 'config' must hold keys and values.");
            }

            ReadValues(project, mapping, values, secrets);
        }

        return Complete(project, stack, file, values, secrets);
    }

    private static void ReadValues(ProjectFile project, YamlMappingNode mapping, IDictionary<string, string> values, ISet<string> secrets)
    {
        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = ((YamlScalarNode)keyNode).Value!;
            key = key.Contains(':') ? key : $"{project.Name}:{key}";
            if (HoldsSecret(value))
            {
                secrets.Add(key);
                values[key] = $"preflight-stand-in-for-{key.Replace(':', '-')}";
            }
            else
            {
                values[key] = YamlFile.ConfigValue(value);
            }
        }
    }

    private static StackConfig Complete(
        ProjectFile project,
        string stack,
        string file,
        SortedDictionary<string, string> values,
        SortedSet<string> secrets
    )
    {
        var problems = new List<string>();
        foreach (var declaration in project.Config)
        {
            if (values.TryGetValue(declaration.Key, out var value))
            {
                if (!secrets.Contains(declaration.Key) && declaration.Mismatch(value) is { } mismatch)
                {
                    problems.Add($"{mismatch}; pulumi config set {Short(project, declaration.Key)} <value> --stack {stack}");
                }
            }
            else if (declaration.Default is { } standard)
            {
                values[declaration.Key] = standard;
            }
            else
            {
                problems.Add(
                    $"{declaration.Key} must be {declaration.Allowed}, got nothing; "
                        + $"pulumi config set {Short(project, declaration.Key)} <value> --stack {stack}"
                );
            }
        }

        if (problems.Count > 0)
        {
            throw new Failure($"{file} does not fit Pulumi.yaml:\n{string.Join('\n', problems.Select(problem => $"  - {problem}"))}");
        }

        var declared = project.Config.Select(declaration => declaration.Key).ToHashSet();
        var strange =
            declared.Count == 0
                ? []
                : values.Keys.Where(key => key.StartsWith($"{project.Name}:", StringComparison.Ordinal) && !declared.Contains(key));
        return new StackConfig(
            values,
            secrets,
            [.. strange.Select(key => $"{file} sets {key}, which Pulumi.yaml does not declare: a misspelt key?")]
        );
    }

    private static string Short(ProjectFile project, string key) =>
        key.StartsWith($"{project.Name}:", StringComparison.Ordinal) ? key[(project.Name.Length + 1)..] : key;

    /// <summary>An encrypted value is an object with the single key "secure"; one inside a structure makes all of it secret.</summary>
    private static bool HoldsSecret(YamlNode node) =>
        node switch
        {
            YamlMappingNode { Children.Count: 1 } mapping when mapping.Child("secure") is YamlScalarNode => true,
            YamlMappingNode mapping => mapping.Children.Values.Any(HoldsSecret),
            YamlSequenceNode sequence => sequence.Children.Any(HoldsSecret),
            _ => false,
        };
}
