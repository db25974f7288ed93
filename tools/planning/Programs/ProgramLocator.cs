using System.Reflection;
using System.Text.Json;
using CommandLine;
using Planning.Projects;

namespace Planning.Programs;

/// <summary>Finds the compiled program of a project.</summary>
public static class ProgramLocator
{
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

        if (path is null && project.Runtime == "nodejs" || path is not null && File.Exists(Path.Combine(path, "package.json")))
        {
            return NodeProgram.In(project, path is null ? project.Main : Path.GetFullPath(path));
        }

        var file = path is null ? BuiltProgram(project) : Executable(Path.GetFullPath(path));
        var name = Path.GetRelativePath(project.Directory, file).Replace('\\', '/');
        return Path.GetExtension(file) == ".dll"
            ? new ProgramCommand("dotnet", [file], directory, name, Sdk(file))
            : new ProgramCommand(file, [], directory, name, "unknown");
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
    private static string BuiltProgram(ProjectFile project)
    {
        if (project.Runtime != "dotnet")
        {
            throw new Failure(
                project.Runtime is "yaml" or "hcl"
                    ? $"preflight does not run programs of runtime '{project.Runtime}': only the Pulumi CLI interprets them. "
                        + "Convert the program with `pulumi convert --language csharp --out DIR`, "
                        + "or name a command that runs it with --command."
                    : $"preflight cannot start a program of runtime '{project.Runtime}' by itself; name how with --command."
            );
        }

        var attributes = Assembly
            .GetExecutingAssembly()
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .ToDictionary(data => data.Key, data => data.Value!);
        var main = attributes["BuiltProgramMain"];
        if (project.Main.EndsWith($"{Path.DirectorySeparatorChar}{main}", StringComparison.Ordinal))
        {
            var built = Path.GetFullPath(Path.Combine(project.Main[..^main.Length], attributes["BuiltProgram"]));
            if (File.Exists(built))
            {
                return built;
            }
        }

        return Newest(project.Main)
            ?? throw new Failure(
                $"the program in {project.Main} is not built; run `dotnet build {project.Main}`, or name it with --program."
            );
    }

    /// <summary>The newest program in a project's bin/: a .dll that has a runtime configuration beside it.</summary>
    private static string? Newest(string directory)
    {
        var bin = Path.Combine(directory, "bin");
        return !Directory.Exists(bin)
            ? null
            : Directory
                .EnumerateFiles(bin, "*.runtimeconfig.json", SearchOption.AllDirectories)
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
