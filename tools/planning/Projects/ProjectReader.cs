using System.Text.Json.Nodes;
using CommandLine;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>Reads Pulumi.yaml and refuses what the CLI refuses: all problems at once, each with its line.</summary>
internal static class ProjectReader
{
    public static ProjectFile Read(string file)
    {
        var root = YamlFile.Read(file);
        var problems = Problems(file, root).OrderBy(problem => problem.Line).ToList();
        if (problems.Count > 0)
        {
            throw new Failure(
                $"could not validate '{file}':\n{string.Join('\n', problems.Select(problem => $"  - line {problem.Line}: {problem.Text}"))}"
            );
        }

        var (directory, name) = (Path.GetDirectoryName(file)!, root.Text("name")!);
        var runtime = root.Child("runtime");

        // The older form names the folder of the stack files: `config: stacks`.
        var stacks =
            root.Child("config") is YamlScalarNode folder && folder.Typed() is not null ? folder.Value : Text(root, "stackConfigDir");
        return new ProjectFile
        {
            Directory = directory,
            StackDirectory = Path.GetFullPath(Path.Combine(directory, stacks ?? ".")),
            Name = name,
            Runtime = RuntimeName(runtime)!,
            RuntimeOptions =
                runtime is YamlMappingNode mapping && mapping.Child("options") is { } options ? (JsonObject)YamlFile.Json(options)! : [],
            Main = Path.GetFullPath(Path.Combine(directory, Text(root, "main") ?? ".")),
            Config = root.Child("config") is YamlMappingNode config
                ? [.. config.Children.Select(entry => ConfigDeclaration.Read(name, entry.Key, entry.Value))]
                : [],
            Extension = Path.GetExtension(file),
            Warnings = [.. Warnings(file, root)],
            Limits = [.. RequiredVersion.Limits(directory, Text(root, "requiredPulumiVersion"))],
        };
    }

    private static IEnumerable<ShapeProblem> Problems(string file, YamlMappingNode root)
    {
        if (root.Child("name") is not { } name)
        {
            var near = root.Children.Keys.FirstOrDefault(key => ShapeCheck.DidYouMean(key.ToString(), ["name"]).Length > 0);
            yield return new(
                near?.Start.Line ?? 1,
                "project is missing a 'name' attribute" + (near is null ? "" : $"; found '{near}' instead")
            );
        }
        else if (
            name is not YamlScalarNode scalar
            || string.IsNullOrEmpty(scalar.Value)
            || scalar.Typed() is not JsonValue text
            || !text.TryGetValue<string>(out _)
        )
        {
            yield return new(name.Start.Line, "project is missing a non-empty string 'name' attribute");
        }

        var shape = ShapeCheck.Problems(root, ProjectShape.Root).ToList();
        foreach (var problem in shape)
        {
            yield return problem;
        }

        if (
            RuntimeName(root.Child("runtime")) is null
            && !shape.Exists(problem => problem.Text.StartsWith("#/runtime", StringComparison.Ordinal))
        )
        {
            yield return new(root.Child("runtime")?.Start.Line ?? 1, "project is missing a 'runtime' attribute");
        }

        foreach (var problem in Consistency(file, root, shape.Count == 0))
        {
            yield return problem;
        }
    }

    private static IEnumerable<ShapeProblem> Consistency(string file, YamlMappingNode root, bool hasShape)
    {
        var (config, folder) = (root.Child("config"), Text(root, "stackConfigDir"));
        if (config is YamlScalarNode old && old.Typed() is not null && root.Child("stackConfigDir") is not null)
        {
            yield return new(
                old.Start.Line,
                "Should not use both config and stackConfigDir to define the stack directory. Use only stackConfigDir instead."
            );
        }

        if (root.Text("name") is { } name && config is YamlMappingNode declarations && hasShape)
        {
            var declared = new HashSet<string>();
            foreach (var (key, declaration) in declarations.Children)
            {
                if (ConfigKey.Full(name, key.ToString()) is { } full && !declared.Add(full))
                {
                    yield return new(key.Start.Line, $"'{key}' declares {full} a second time; keep one of both");
                }

                foreach (var problem in ConfigDeclaration.Problems(name, key, declaration))
                {
                    yield return new(key.Start.Line, problem);
                }
            }
        }

        var directory = Path.GetDirectoryName(file)!;
        if (Text(root, "main") is { } main && !Path.Exists(Path.Combine(directory, main)))
        {
            yield return new(
                root.Child("main")!.Start.Line,
                $"project 'main' could not be read: {main} does not exist; name the program's folder or file"
            );
        }

        if (RequiredVersion.Problem(directory, Text(root, "requiredPulumiVersion")) is { } version)
        {
            yield return new(root.Child("requiredPulumiVersion")!.Start.Line, version);
        }
    }

    /// <summary>The CLI accepts any attribute, and reads these only.</summary>
    private static IEnumerable<string> Warnings(string file, YamlMappingNode root)
    {
        var known = ProjectShape.Root.Properties.Keys;
        foreach (var key in root.Children.Keys.Where(key => !known.Contains(key.ToString())))
        {
            yield return $"{file} line {key.Start.Line}: Pulumi does not read '{key}'{ShapeCheck.DidYouMean(key.ToString(), known)}";
        }
    }

    private static string? RuntimeName(YamlNode? runtime) =>
        runtime switch
        {
            YamlScalarNode { Value.Length: > 0 } scalar => scalar.Value,
            YamlMappingNode mapping => mapping.Text("name") is { Length: > 0 } name ? name : null,
            _ => null,
        };

    /// <returns>Null too if the value is null or empty.</returns>
    private static string? Text(YamlMappingNode root, string key) =>
        root.Child(key) is YamlScalarNode scalar && scalar.Typed() is not null && scalar.Value is { Length: > 0 } text ? text : null;
}
