using CommandLine;
using Planning.Projects;

namespace Preflight.Tests.Projects;

/// <summary>Where stack files are, how they are named, and what they may hold.</summary>
public sealed class StackFileTests
{
    private const string Project = "name: demo\nruntime: dotnet\nconfig:\n  size: { type: integer, default: 3 }\n";

    [Theory]
    [InlineData(Project + "stackConfigDir: stacks\n")]
    [InlineData("name: demo\nruntime: dotnet\nconfig: stacks\n")]
    public void Stack_files_are_read_from_the_folder_that_the_project_names(string project)
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", project)
            .With("Pulumi.dev.yaml", "config:\n  demo:size: 5\n")
            .With("stacks/Pulumi.prod.yaml", "config:\n  demo:size: 6\n");

        Assert.Equal(["prod"], ProjectFile.Find(folder.Path).Stacks);
        Assert.Equal("6", folder.Config("prod").Values["demo:size"]);
        Assert.Contains(
            $"{Path.Combine("stacks", "Pulumi.dev.yaml")} does not exist",
            Assert.Throws<Failure>(() => folder.Config()).Message
        );
    }

    [Theory]
    [InlineData("yml", Project, "config:\n  size: 6\n")]
    [InlineData("json", """{ "name": "demo", "runtime": "dotnet" }""", """{ "config": { "demo:size": 6 } }""")]
    public void A_project_and_its_stacks_may_have_other_extensions(string extension, string project, string stack)
    {
        using var folder = new ProjectFolder().With($"Pulumi.{extension}", project).With($"Pulumi.dev.{extension}", stack);

        Assert.Equal(["dev"], ProjectFile.Find(folder.Path).Stacks);
        Assert.Equal("6", folder.Config().Values["demo:size"]);
    }

    [Fact]
    public void A_stack_file_with_another_extension_than_the_project_is_rejected()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.dev.yml", "");

        Assert.Equal(
            "Pulumi does not read Pulumi.dev.yml: a stack file ends as the project's file does. Rename it to Pulumi.dev.yaml.",
            Assert.Throws<Failure>(() => StackConfig.Read(ProjectFile.Find(folder.Path), "dev", needsFile: false)).Message
        );
    }

    [Fact]
    public void A_stack_without_a_file_has_the_defaults_and_a_note()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.production.yaml", "");

        var config = StackConfig.Read(ProjectFile.Find(folder.Path), "dev", needsFile: false);

        Assert.Equal("3", config.Values["demo:size"]);
        Assert.Equal(
            "Pulumi.dev.yaml does not exist: the stack is planned with the defaults of the project; there are: production",
            Assert.Single(config.Limits)
        );
    }

    [Fact]
    public void A_misspelt_stack_is_rejected()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.prod.yaml", "");

        Assert.StartsWith(
            "no stack 'prdo': ",
            Assert.Throws<Failure>(() => StackConfig.Read(ProjectFile.Find(folder.Path), "prdo", needsFile: false)).Message
        );
    }

    [Theory]
    [InlineData("dev", null)]
    [InlineData("acme/dev", "acme")]
    [InlineData("acme/demo/dev", "acme")]
    public void A_stack_may_be_named_with_its_organization_and_project(string text, string? organization)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project);

        Assert.Equal(new StackName(organization, "dev"), StackName.Parse(ProjectFile.Find(folder.Path), text));
    }

    [Theory]
    [InlineData("acme/other/dev", "'acme/other/dev' is a stack of the project other")]
    [InlineData("a/b/c/dev", "a stack must be named STACK, ORGANIZATION/STACK or ORGANIZATION/PROJECT/STACK")]
    [InlineData("acme//dev", "got 'acme//dev'")]
    [InlineData("d v", "got 'd v'")]
    public void A_wrong_stack_name_is_rejected(string text, string problem)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project);

        Assert.Contains(problem, Assert.Throws<Failure>(() => StackName.Parse(ProjectFile.Find(folder.Path), text)).Message);
    }

    [Fact]
    public async Task The_organization_of_the_name_reaches_the_program()
    {
        using var folder = ProjectFolder.OfScenario("organization");

        var (_, output, _) = await InProcess.RunAsync(
            "plan",
            "acme/scenarios/dev",
            "--project",
            folder.Path,
            "--program",
            Repository.Scenarios,
            "--format",
            "json"
        );

        Assert.Contains("\"organization\": \"acme\"", output);
    }

    [Theory]
    [InlineData("config: [a]\n", "line 1: #/config: expected object or null, but got array")]
    [InlineData("config:\n  a:b:c: 1\n", "line 2: could not parse a:b:c as a configuration key")]
    [InlineData("config:\n  size: 1\n  demo:size: 2\n", "line 3: 'demo:size' sets demo:size a second time; keep one of both")]
    [InlineData("encryptionsalt: 5\n", "line 1: #/encryptionsalt: expected string or null, but got number '5'")]
    [InlineData("environment: prod\n", "line 1: #/environment: expected array or object or null, but got string 'prod'")]
    [InlineData("config:\n  demo:size: [1\n", "is no valid YAML: line ")]
    public void A_wrong_stack_file_is_rejected_with_its_line(string stack, string problem)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.dev.yaml", stack);

        Assert.Contains(problem, Assert.Throws<Failure>(() => folder.Config()).Message);
    }

    [Fact]
    public void Short_keys_older_keys_and_merged_mappings_are_read()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: demo\nruntime: dotnet\n")
            .With("Pulumi.dev.yaml", "config:\n  size: 1\n  demo:config:old: 2\n  demo:a: &a { x: 1 }\n  demo:b: { <<: *a, y: 2 }\n");

        var values = folder.Config().Values;

        Assert.Equal(("1", "2", """{"x":1,"y":2}"""), (values["demo:size"], values["demo:old"], values["demo:b"]));
    }

    [Theory]
    [InlineData("other:size", 1)]
    [InlineData("other:count", 0)]
    [InlineData("azure-native:location", 0)]
    [InlineData("demo:size", 0)]
    public void Keys_of_the_project_under_another_name_are_a_warning(string key, int warnings)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.dev.yaml", $"config:\n  {key}: 5\n");

        var found = folder.Config().Warnings;

        Assert.Equal(warnings, found.Count);
        Assert.All(found, warning => Assert.Contains("sets keys of 'other' that the project demo declares, such as other:size", warning));
    }

    [Theory]
    [InlineData("ai-workload:size: 5\n", "Pulumi does not read 'ai-workload:size'; settings belong below 'config:'")]
    [InlineData("confg: {}\n", "Pulumi does not read 'confg'; did you mean 'config'?")]
    public void What_Pulumi_does_not_read_in_a_stack_file_is_a_warning(string stack, string warning)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.dev.yaml", stack);

        Assert.Contains(warning, Assert.Single(folder.Config().Warnings));
    }
}
