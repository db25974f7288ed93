using CommandLine;
using Planning.Programs;
using Planning.Projects;

namespace Preflight.Tests.Projects;

/// <summary>How the program of a project is found and started, by its runtime.</summary>
public sealed class ProgramLocatorTests
{
    [Theory]
    [InlineData("dotnet", "bin/demo.dll", "dotnet")]
    [InlineData("dotnet", "publish/demo", "publish/demo")]
    [InlineData("go", "program", "program")]
    [InlineData("java", "target/demo.jar", "java")]
    public void A_binary_of_the_runtime_options_is_started(string runtime, string binary, string started)
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", $"name: demo\nruntime: {{ name: {runtime}, options: {{ binary: {binary} }} }}\nmain: infra\n")
            .With($"infra/{binary}", "");

        var command = ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null);

        Assert.Equal(started.Contains('/') || started == binary ? Path.Combine(folder.Path, "infra", binary) : started, command.FileName);
        Assert.Equal(Path.Combine(folder.Path, "infra"), command.WorkingDirectory);
        Assert.Equal($"infra/{binary}", command.Name);
        Assert.Empty(command.Warnings);
    }

    [Fact]
    public void A_missing_binary_is_reported()
    {
        using var folder = new ProjectFolder().With(
            "Pulumi.yaml",
            "name: demo\nruntime: { name: dotnet, options: { binary: bin/demo.dll } }\n"
        );

        Assert.StartsWith(
            "runtime.options.binary of Pulumi.yaml must name the built program, got 'bin/demo.dll'",
            Assert.Throws<Failure>(() => ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null)).Message
        );
    }

    [Fact]
    public void An_option_that_the_runtime_does_not_read_is_a_warning()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: demo\nruntime: { name: dotnet, options: { binary: demo.dll, biary: x } }\n")
            .With("demo.dll", "");

        Assert.Contains(
            "does not read the option 'biary'; nearest: binary",
            Assert.Single(ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null).Warnings)
        );
    }

    [Fact]
    public void A_main_file_names_one_of_several_built_projects()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: demo\nruntime: dotnet\nmain: infra/Demo.csproj\n")
            .With("infra/Demo.csproj", "")
            .With("infra/bin/Demo.runtimeconfig.json", "{}")
            .With("infra/bin/Demo.dll", "")
            .With("infra/bin/Other.runtimeconfig.json", "{}")
            .With("infra/bin/Other.dll", "");

        Assert.Equal("infra/bin/Demo.dll", ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null).Name);
    }

    [Theory]
    [InlineData("yaml", "only the Pulumi CLI interprets them. Convert the program with `pulumi convert --language csharp --out DIR`")]
    [InlineData("hcl", "only the Pulumi CLI interprets them")]
    [InlineData("go", "`go build -o program .`, then name it with --program ./program, or set runtime.options.binary")]
    [InlineData("java", "--command 'mvn -q compile exec:java'")]
    [InlineData("bun", "run it on Node with --program DIR")]
    [InlineData("cobol", "name a command that runs them with --command")]
    public void A_program_of_another_runtime_is_reported_with_what_to_do(string runtime, string remedy)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", $"name: web\nruntime: {runtime}\n");

        var failure = Assert.Throws<Failure>(() => ProgramLocator.Locate(ProjectFile.Find(folder.Path), null, null));

        Assert.StartsWith($"preflight does not start programs of runtime '{runtime}' by itself", failure.Message);
        Assert.Contains(remedy, failure.Message);
    }

    [Fact]
    public async Task A_command_starts_a_program_of_any_runtime()
    {
        using var folder = ProjectFolder.OfScenario("ok");
        folder.With("Pulumi.yaml", "name: scenarios\nruntime: python\n");
        folder.With("Pulumi.dev.yaml", "config:\n  scenario: ok\n  size: 3\n  password: { secure: v1:abc }\n");

        var (exitCode, output, _) = await InProcess.RunAsync(
            "plan",
            "dev",
            "--project",
            folder.Path,
            "--command",
            $"dotnet '{Repository.Scenarios}'"
        );

        Assert.Equal(0, exitCode);
        Assert.Contains("group-first", output);
    }
}
