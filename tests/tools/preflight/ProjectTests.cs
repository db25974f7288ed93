using CommandLine;
using Fixtures;
using Planning.Projects;

namespace Preflight.Tests;

public sealed class ProjectTests
{
    private const string Project =
        "name: demo\nruntime: dotnet\nconfig:\n  size: { type: integer, default: 3 }\n  flag: { type: boolean, default: false "
        + "}\n  zones: { type: array, items: { type: string }, default: [a] }\n";

    [Fact]
    public void Defaults_apply_to_unset_keys_and_lists_are_passed_as_JSON()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", Project)
            .With("Pulumi.dev.yaml", "config:\n  demo:size: 5\n  azure-native:location: westeurope\n  demo:zones: [x, '1', 'true']\n");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["azure-native:location"] = "westeurope",
                ["demo:flag"] = "false",
                ["demo:size"] = "5",
                ["demo:zones"] = """["x","1","true"]""",
            },
            folder.Config().Values
        );
    }

    [Fact]
    public void An_unknown_stack_is_reported_with_the_existing_stacks()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.dev.yaml", "").With("Pulumi.prod.yaml", "");

        Assert.Contains("there are: dev, prod", Assert.Throws<Failure>(() => folder.Config("test")).Message);
    }

    [Fact]
    public void An_undeclared_key_is_a_warning()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.dev.yaml", "config:\n  demo:sise: 4\n");

        Assert.Contains("demo:sise, which Pulumi.yaml does not declare", Assert.Single(folder.Config().Warnings));
    }

    [Fact]
    public void A_folder_without_a_project_is_rejected()
    {
        using var folder = new ProjectFolder();

        Assert.StartsWith("no Pulumi.yaml in ", Assert.Throws<Failure>(() => ProjectFile.Find(folder.Path)).Message);
    }

    [Fact]
    public void Preflight_yaml_next_to_the_stack_files_takes_precedence()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project + "stackConfigDir: stacks\n").With("stacks/Pulumi.dev.yaml", "");

        Assert.Equal(folder.Path, ProjectFile.Find(folder.Path).TermsDirectory);
        folder.With("stacks/preflight.yaml", "waivers: []\n");
        Assert.Equal(Path.Combine(folder.Path, "stacks"), ProjectFile.Find(folder.Path).TermsDirectory);
    }

    [Fact]
    public void The_fixture_stacks_set_declared_keys_only()
    {
        var project = FixtureStacks.Project;

        Assert.Equal(["dev", "prod", "sandbox", "test"], project.Stacks);
        Assert.All(project.Stacks, stack => Assert.Empty(StackConfig.Read(project, stack).Warnings));
    }
}
