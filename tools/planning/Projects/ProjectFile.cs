using System.Text.Json.Nodes;
using CommandLine;

namespace Planning.Projects;

/// <summary>Pulumi.yaml: the project's name, the folder of its program, and the declared configuration keys.</summary>
public sealed record ProjectFile
{
    /// <summary>In the order in which the CLI looks for them.</summary>
    private static readonly string[] Names = ["Pulumi.json", "Pulumi.yaml", "Pulumi.yml"];

    public required string Directory { get; init; }
    public required string Name { get; init; }
    public required string Runtime { get; init; }

    /// <summary>What the language host reads: `runtime.options`.</summary>
    public JsonObject RuntimeOptions { get; init; } = [];

    /// <summary>The program's folder (or file), absolute.</summary>
    public required string Main { get; init; }

    public required IReadOnlyList<ConfigDeclaration> Config { get; init; }

    /// <summary>The folder of the stack files, absolute: `stackConfigDir`; without it, the project's own folder.</summary>
    public required string StackDirectory { get; init; }

    /// <summary>That of the project's file, which is that of the stack files too: .yaml, .yml or .json.</summary>
    public string Extension { get; init; } = ".yaml";

    /// <summary>What looks wrong but stops nothing.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What Pulumi would judge, and cannot be judged here.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The folder of preflight.yaml: beside the stack files where it is there, otherwise beside Pulumi.yaml.</summary>
    public string TermsDirectory => File.Exists(Path.Combine(StackDirectory, PreflightFile.Name)) ? StackDirectory : Directory;

    /// <summary>The stacks that have a file in <see cref="StackDirectory"/>.</summary>
    public IReadOnlyList<string> Stacks =>
        System.IO.Directory.Exists(StackDirectory)
            ?
            [
                .. System
                    .IO.Directory.EnumerateFiles(StackDirectory, $"Pulumi.*{Extension}")
                    .Select(file => Path.GetFileName(file))
                    .Where(name => name.Length > "Pulumi.".Length + Extension.Length)
                    .Select(name => name["Pulumi.".Length..^Extension.Length])
                    .Order(StringComparer.Ordinal),
            ]
            : [];

    public string StackFile(string stack) => Path.Combine(StackDirectory, $"Pulumi.{stack}{Extension}");

    /// <param name="directory">A folder in or below the one of Pulumi.yaml.</param>
    public static ProjectFile Find(string directory) =>
        FileAbove(directory) is { } file
            ? ProjectReader.Read(file)
            : throw new Failure(
                $"no Pulumi.yaml in {Path.GetFullPath(directory)} or a folder above it; run this in a Pulumi project, "
                    + "or name one with --project DIR."
            );

    /// <returns>The project's file in a folder or above it; null if there is none.</returns>
    public static string? FileAbove(string directory)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(directory)); folder is not null; folder = folder.Parent)
        {
            if (Array.Find(Names, name => File.Exists(Path.Combine(folder.FullName, name))) is { } found)
            {
                return Path.Combine(folder.FullName, found);
            }
        }

        return null;
    }
}
