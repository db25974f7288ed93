using CommandLine;
using YamlDotNet.RepresentationModel;

namespace Planning.Projects;

/// <summary>Pulumi.yaml: the project's name, the folder of its program, and the declared configuration keys.</summary>
public sealed record ProjectFile
{
    public required string Directory { get; init; }
    public required string Name { get; init; }
    public required string Runtime { get; init; }

    /// <summary>The program's folder (or file), absolute.</summary>
    public required string Main { get; init; }

    public required IReadOnlyList<ConfigDeclaration> Config { get; init; }

    /// <summary>The folder of the stack files, absolute: `stackConfigDir`; without it, the project's own folder.</summary>
    public required string StackDirectory { get; init; }

    /// <summary>The folder of preflight.yaml: beside the stack files where it is there, otherwise beside Pulumi.yaml.</summary>
    public string TermsDirectory => File.Exists(Path.Combine(StackDirectory, PreflightFile.Name)) ? StackDirectory : Directory;

    /// <summary>The stacks that have a file in <see cref="StackDirectory"/>.</summary>
    public IReadOnlyList<string> Stacks =>
        [
            .. System
                .IO.Directory.EnumerateFiles(StackDirectory, "Pulumi.*.yaml")
                .Select(file => Path.GetFileName(file)["Pulumi.".Length..^".yaml".Length])
                .Order(StringComparer.Ordinal),
        ];

    /// <param name="directory">A folder in or below the one of Pulumi.yaml.</param>
    public static ProjectFile Find(string directory) =>
        FileAbove(directory) is { } file
            ? Read(file)
            : throw new Failure(
                $"no Pulumi.yaml in {Path.GetFullPath(directory)} or a folder above it; run this in a Pulumi project, "
                    + "or name one with --project DIR."
            );

    /// <returns>The Pulumi.yaml in a folder or above it; null if there is none.</returns>
    public static string? FileAbove(string directory)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(directory)); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "Pulumi.yaml");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private static ProjectFile Read(string file)
    {
        var root = YamlFile.Read(file);
        var directory = Path.GetDirectoryName(file)!;
        var name = root.Text("name") ?? throw new Failure($"{file} has no 'name'.");
        var runtime = root.Child("runtime") switch
        {
            YamlScalarNode scalar => scalar.Value,
            YamlMappingNode mapping => mapping.Text("name"),
            _ => null,
        };
        return new ProjectFile
        {
            Directory = directory,
            StackDirectory = Path.GetFullPath(Path.Combine(directory, root.Text("stackConfigDir") ?? ".")),
            Name = name,
            Runtime = runtime ?? throw new Failure($"{file} has no 'runtime'."),
            Main = Path.GetFullPath(Path.Combine(directory, root.Text("main") ?? ".")),
            Config = root.Child("config") is YamlMappingNode config
                ? [.. config.Children.Select(entry => ConfigDeclaration.Read(name, entry.Key, entry.Value))]
                : [],
        };
    }
}
