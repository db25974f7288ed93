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
            .With("Pulumi.dev.yaml", "config:\n  demo:size: 5\n  azure-native:location: westeurope\n  demo:zones: [x, 1, true, 'true']\n");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["azure-native:location"] = "westeurope",
                ["demo:flag"] = "false",
                ["demo:size"] = "5",
                ["demo:zones"] = """["x",1,true,"true"]""",
            },
            folder.Config().Values
        );
    }

    [Fact]
    public void Encrypted_values_are_replaced_and_marked()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: demo\nruntime: dotnet\n")
            .With("Pulumi.dev.yaml", "config:\n  demo:a: { secure: v1:xyz }\n  demo:b: { inner: [{ secure: v1:xyz }] }\n  demo:c: plain\n");

        var config = folder.Config();

        Assert.Equal(["demo:a", "demo:b"], config.SecretKeys);
        Assert.DoesNotContain(config.Values.Values, value => value.Contains("xyz"));
    }

    [Theory]
    [InlineData(
        "config:\n  demo:size: many\n",
        "demo:size must be of type integer, got 'many'; pulumi config set size <value> --stack dev"
    )]
    [InlineData(
        "config:\n  demo:flag: True\n",
        "demo:flag must be of type boolean, got 'True'; pulumi config set flag <value> --stack dev"
    )]
    [InlineData("config:\n  demo:zones: a\n", "demo:zones must be of type array, got 'a'; pulumi config set zones <value> --stack dev")]
    [InlineData("config: [a]\n", "'config' must hold keys and values")]
    [InlineData("config:\n  demo:size: [1\n", "is no valid YAML: line ")]
    public void An_invalid_stack_file_is_rejected(string stack, string message)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.dev.yaml", stack);

        Assert.Contains(message, Assert.Throws<Failure>(() => folder.Config()).Message);
    }

    [Fact]
    public void A_missing_value_is_reported_with_the_command_that_sets_it()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: demo\nruntime: dotnet\nconfig:\n  size: { type: integer }\n")
            .With("Pulumi.dev.yaml", "");

        Assert.Contains(
            "demo:size must be of type integer, got nothing; pulumi config set size <value> --stack dev",
            Assert.Throws<Failure>(() => folder.Config()).Message
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
    public void Stack_files_are_read_from_stackConfigDir()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", Project + "stackConfigDir: stacks\n")
            .With("Pulumi.dev.yaml", "config:\n  demo:size: 5\n")
            .With("stacks/Pulumi.prod.yaml", "config:\n  demo:size: 6\n");

        Assert.Equal(["prod"], ProjectFile.Find(folder.Path).Stacks);
        Assert.Equal("6", folder.Config("prod").Values["demo:size"]);
        Assert.Contains(
            $"{Path.Combine("stacks", "Pulumi.dev.yaml")} does not exist",
            Assert.Throws<Failure>(() => folder.Config()).Message
        );
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
