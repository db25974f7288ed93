using Planning.Engine;
using Planning.Plans;
using Planning.Programs;
using Planning.Projects;

namespace Preflight.Tests;

/// <summary>A Pulumi project in a folder of its own.</summary>
internal sealed class ProjectFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("preflight-");

    public string Path => _folder.FullName;

    public ProjectFolder With(string file, string content)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    public static ProjectFolder OfScenario(string scenario) =>
        new ProjectFolder()
            .With(
                "Pulumi.yaml",
                """
                name: scenarios
                runtime: dotnet
                config:
                  scenario: { type: string }
                  size: { type: integer, default: 3 }
                  password: { type: string }
                """
            )
            .With("Pulumi.dev.yaml", $"config:\n  scenarios:scenario: {scenario}\n  scenarios:password: {{ secure: v1:abc }}\n");

    /// <param name="environments">Files of this folder with the values of ESC environments.</param>
    public StackConfig Config(string stack = "dev", params string[] environments) =>
        StackConfig.Read(ProjectFile.Find(Path), stack, [.. environments.Select(file => System.IO.Path.Combine(Path, file))]);

    public RunRequest Request(RunMode mode = RunMode.Resolved)
    {
        var project = ProjectFile.Find(Path);
        var config = StackConfig.Read(project, "dev");
        return new RunRequest
        {
            Project = project.Name,
            Stack = "dev",
            Program = ProgramLocator.Locate(project, Repository.Scenarios, null),
            Config = config.Values,
            SecretKeys = config.SecretKeys,
            SecretValues = config.SecretValues,
            Variables = config.Variables,
            Limits = config.Limits,
            RootDirectory = project.Directory,
            Mode = mode,
        };
    }

    public Task<Plan> RunAsync(RunMode mode = RunMode.Resolved) => ProgramRunner.RunAsync(Request(mode), CancellationToken.None);

    public void Dispose() => _folder.Delete(recursive: true);
}
