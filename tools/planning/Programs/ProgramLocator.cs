using System.Reflection;
using System.Text.Json;
using CommandLine;
using Planning.Projects;

namespace Planning.Programs;

/// <summary>Finds the compiled program of a project.</summary>
public static class ProgramLocator
{
    /// <summary>What the hosts of .NET, Go and Java read.</summary>
    private static readonly string[] BinaryOptions = ["binary", "use-executor", "buildTarget"];

    /// <param name="path">What --program named: a .dll, an executable, or a folder; null for the project's own program.</param>
    /// <param name="commandLine">What --command named, run by the shell; null for none.</param>
    public static ProgramCommand Locate(ProjectFile project, string? path, string? commandLine)
    {
        var directory = Directory.Exists(project.Main) ? project.Main : Path.GetDirectoryName(project.Main)!;
        if (commandLine is not null)
        {
            var (shell, flag) = OperatingSystem.IsWindows() ? ("cmd.exe", "/c") : ("/bin/sh", "-c");
            return new ProgramCommand(shell, [flag, commandLine], directory, commandLine, "unknown");
        }

        if ((path is null && project.Runtime == "nodejs") || path is not null && File.Exists(Path.Combine(path, "package.json")))
        {
            return NodeProgram.In(project, path is null ? project.Main : Path.GetFullPath(path));
        }

        if ((path is null && project.Runtime == "python") || path is not null && File.Exists(Path.Combine(path, "__main__.py")))
        {
            return PythonProgram.In(project, path is null ? project.Main : Path.GetFullPath(path));
        }

        return path is not null ? Started(Executable(Path.GetFullPath(path)))
            : Binary(project, directory) is { } binary ? Started(binary) with { Warnings = RuntimeOptions.Unknown(project, BinaryOptions) }
            : project.Runtime == "dotnet"
                ? Started(BuiltProgram(project, directory)) with
                {
                    Warnings = RuntimeOptions.Unknown(project, BinaryOptions),
                }
            : throw ForeignRuntimes.Refuse(project);

        ProgramCommand Started(string file)
        {
            var name = Path.GetRelativePath(project.Directory, file).Replace('\\', '/');
            return Path.GetExtension(file) switch
            {
                ".dll" => new ProgramCommand("dotnet", [file], directory, name, Sdk(file)),
                ".jar" => new ProgramCommand("java", ["-jar", file], directory, name, "unknown"),
                _ => new ProgramCommand(file, [], directory, name, "unknown"),
            };
        }
    }

    /// <summary>`runtime.options.binary`: what runs instead of a build, relative to the program's folder.</summary>
    private static string? Binary(ProjectFile project, string directory)
    {
        if (project.Runtime is not ("dotnet" or "go" or "java"))
        {
            return null;
        }

        var problems = new List<string>();
        var binary = RuntimeOptions.Text(project.RuntimeOptions, "binary", problems);
        RuntimeOptions.Refuse(problems);
        var file = binary is null ? null : Path.GetFullPath(Path.Combine(directory, binary));
        return file is null || File.Exists(file)
            ? file
            : throw new Failure(
                $"runtime.options.binary of Pulumi.yaml must name the built program, got '{binary}': {file} does not exist; build it, "
                    + "or name another one with --program."
            );
    }

    private static string Executable(string path)
    {
        if (File.Exists(path))
        {
            return path;
        }

        return Directory.Exists(path)
            ? Newest(path) ?? throw new Failure($"{path} holds no compiled program; build it, or name the .dll.")
            : throw new Failure($"there is no program {path}.");
    }

    /// <summary>
    /// Preflight is built with the path of its program: the stand-in variant is not below `main`. A project whose
    /// `main` is that program's folder uses it, in any location of its Pulumi.yaml. Any other .NET project has its program in bin/.
    /// </summary>
    private static string BuiltProgram(ProjectFile project, string directory)
    {
        var attributes = Assembly
            .GetExecutingAssembly()
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .ToDictionary(data => data.Key, data => data.Value!);
        var main = attributes["BuiltProgramMain"];
        if (directory.EndsWith($"{Path.DirectorySeparatorChar}{main}", StringComparison.Ordinal))
        {
            var built = Path.GetFullPath(Path.Combine(directory[..^main.Length], attributes["BuiltProgram"]));
            if (File.Exists(built))
            {
                return built;
            }
        }

        // `main` may name one of several projects of a folder.
        return Newest(directory, directory == project.Main ? "*" : Path.GetFileNameWithoutExtension(project.Main))
            ?? throw new Failure(
                $"the program in {project.Main} is not built; run `dotnet build {project.Main}`, or name it with --program."
            );
    }

    /// <summary>The newest program in a project's bin/: a .dll that has a runtime configuration beside it.</summary>
    /// <param name="name">That of the assembly; * for any.</param>
    private static string? Newest(string directory, string name = "*")
    {
        var bin = Path.Combine(directory, "bin");
        return !Directory.Exists(bin)
            ? null
            : Directory
                .EnumerateFiles(bin, $"{name}.runtimeconfig.json", SearchOption.AllDirectories)
                .Select(file => file.Replace(".runtimeconfig.json", ".dll"))
                .Where(File.Exists)
                .MaxBy(File.GetLastWriteTimeUtc);
    }

    /// <summary>Which Pulumi a program was compiled with, by its dependency file.</summary>
    private static string Sdk(string program)
    {
        var file = Path.ChangeExtension(program, ".deps.json");
        if (!File.Exists(file))
        {
            return "unknown";
        }

        using var dependencies = JsonDocument.Parse(File.ReadAllText(file));
        var pulumi = dependencies
            .RootElement.GetProperty("libraries")
            .EnumerateObject()
            .FirstOrDefault(library => library.Name.StartsWith("Pulumi/", StringComparison.Ordinal));
        return pulumi.Value.ValueKind == JsonValueKind.Undefined ? "unknown"
            : pulumi.Value.GetProperty("type").GetString() == "project" ? "local"
            : "nuget";
    }
}
