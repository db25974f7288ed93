using CommandLine;
using Planning.Projects;

namespace Preflight.Tests.Projects;

/// <summary>Pulumi.yaml is refused where the CLI refuses it, with all problems at once.</summary>
public sealed class ProjectSchemaTests
{
    private const string Head = "name: demo\nruntime: dotnet\n";

    [Theory]
    [InlineData("runtime: dotnet\n", "line 1: project is missing a 'name' attribute")]
    [InlineData("nmae: demo\nruntime: dotnet\n", "line 1: project is missing a 'name' attribute; found 'nmae' instead")]
    [InlineData("runtime: dotnet\nname: 5\n", "line 2: project is missing a non-empty string 'name' attribute")]
    [InlineData("name: ''\nruntime: dotnet\n", "line 1: project is missing a non-empty string 'name' attribute")]
    [InlineData("name: demo\n", "line 1: project is missing a 'runtime' attribute")]
    [InlineData("name: demo\nruntime: {}\n", "line 2: project is missing a 'runtime' attribute")]
    [InlineData("name: demo\nruntime: ''\n", "line 2: #/runtime: length must be >= 1, but got 0")]
    [InlineData("name: demo\nruntime: [a]\n", "line 2: #/runtime: expected string or object, but got array")]
    [InlineData(
        "name: demo\nruntime:\n  name: dotnet\n  option: {}\n",
        "line 4: #/runtime: additionalProperties 'option' not allowed; did you mean 'options'?"
    )]
    [InlineData(Head + "main: 5\n", "line 3: #/main: expected string or null, but got number '5'")]
    [InlineData(Head + "main: infra\n", "line 3: project 'main' could not be read: infra does not exist")]
    [InlineData(Head + "description: [a]\n", "line 3: #/description: expected string or null, but got array")]
    [InlineData(Head + "backend: { urk: x }\n", "#/backend: additionalProperties 'urk' not allowed; did you mean 'url'?")]
    [InlineData(Head + "options: { refresh: never }\n", "#/options/refresh: value must be \"always\", but got 'never'")]
    [InlineData(Head + "options: { parallel: 4 }\n", "'parallel' not allowed; the allowed attributes are 'refresh'")]
    [InlineData(Head + "packages: { a: { version: 1.0.0 } }\n", "#/packages/a: missing properties: 'source'")]
    [InlineData(Head + "packages: { a: 5 }\n", "#/packages/a: expected string or object, but got number '5'")]
    [InlineData(Head + "plugins: { providers: [{ name: a }] }\n", "#/plugins/providers/0: missing properties: 'path'")]
    [InlineData(Head + "template: { important: 1 }\n", "#/template/important: expected boolean or null, but got number '1'")]
    [InlineData(Head + "template: { config: { a: { secret: 1 } } }\n", "#/template/config/a/secret: expected boolean or null")]
    [InlineData(Head + "config: { a: { typ: string } }\n", "#/config/a: additionalProperties 'typ' not allowed; did you mean 'type'?")]
    [InlineData(Head + "config: { a: { type: text } }\n", "#/config/a/type: value must be one of \"string\", \"integer\", \"boolean\"")]
    [InlineData(Head + "config: { a: null }\n", "#/config/a: expected string or integer or boolean or array or object, but got null")]
    [InlineData(
        Head + "config: { a: 1.5 }\n",
        "#/config/a: expected string or integer or boolean or array or object, but got number '1.5'"
    )]
    [InlineData(Head + "config: { secret: { type: string } }\n", "#/config/secret: expected boolean, but got object")]
    [InlineData(Head + "config: { a: { type: array, items: { type: array } } }\n", "#/config/a/items: missing properties: 'items'")]
    [InlineData(Head + "config: { a: { type: array } }\n", "The configuration key 'a' declares an array but does not specify")]
    [InlineData(
        Head + "config: { a: { default: 1, value: 2 } }\n",
        "project config 'a' cannot have both a 'default' and 'value' attribute"
    )]
    [InlineData(
        Head + "config: { a: { type: integer, default: x } }\n",
        "The default value specified for configuration key 'a' is not of the expected type 'integer', got 'x'"
    )]
    [InlineData(
        Head + "config: { a: { type: array, items: { type: string }, default: [1] } }\n",
        "is not of the expected type 'array<string>', got '[1]'"
    )]
    [InlineData(Head + "config: { a: { type: string, default: 5 } }\n", "is not of the expected type 'string', got '5'")]
    [InlineData(
        Head + "config: { aws:region: { type: string, value: x } }\n",
        "'aws:region' is not namespaced by the project and should not define a type"
    )]
    [InlineData(Head + "config: { aws:region: { default: x } }\n", "Did you mean to use the 'value' attribute instead of 'default'?")]
    [InlineData(Head + "config: { aws:region: { description: x } }\n", "'aws:region' is namespaced and must provide an attribute 'value'")]
    [InlineData(Head + "config:\n  a: 1\n  demo:a: 2\n", "line 5: 'demo:a' declares demo:a a second time; keep one of both")]
    [InlineData(Head + "config: { a:b:c: 1 }\n", "could not parse a:b:c as a configuration key")]
    [InlineData(Head + "config: stacks\nstackConfigDir: stacks\n", "Should not use both config and stackConfigDir")]
    [InlineData(Head + "requiredPulumiVersion: '^3.0.0'\n", "line 3: parsing CLI version range \"^3.0.0\"")]
    [InlineData(Head + "requiredPulumiVersion: 3\n", "line 3: #/requiredPulumiVersion: expected string or null")]
    public void A_wrong_project_file_is_rejected_as_by_the_CLI(string text, string problem)
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", text);

        var failure = Assert.Throws<Failure>(() => ProjectFile.Find(folder.Path));

        Assert.StartsWith($"could not validate '{Path.Combine(folder.Path, "Pulumi.yaml")}':\n", failure.Message);
        Assert.Contains(problem, failure.Message);
    }

    [Fact]
    public void All_problems_of_a_project_file_are_reported_by_line()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", "runtime: []\nmain: gone\nbackend: { urk: x }\n");

        var lines = Assert.Throws<Failure>(() => ProjectFile.Find(folder.Path)).Message.Split('\n');

        Assert.Equal(["  - line 1", "  - line 1", "  - line 2", "  - line 3"], lines.Skip(1).Select(line => line[..10]));
    }

    [Fact]
    public void What_the_CLI_accepts_is_accepted()
    {
        using var folder = new ProjectFolder().With("infra/Infra.csproj", "").With("Pulumi.yaml", Everything);

        var project = ProjectFile.Find(folder.Path);

        Assert.Equal(Path.Combine(folder.Path, "infra", "Infra.csproj"), project.Main);
        Assert.Equal(Path.Combine(folder.Path, "stacks"), project.StackDirectory);
        Assert.Empty(project.Warnings);
        Assert.Equal(
            ["azure-native:location=westeurope", "demo:list=[[1]]", "demo:plain=3", "demo:port=80", "demo:required=", "demo:text=x"],
            project.Config.Select(each => $"{each.Key}={each.Default}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void An_unknown_attribute_is_a_warning()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Head + "confg: {}\n");

        Assert.Equal(
            $"{Path.Combine(folder.Path, "Pulumi.yaml")} line 3: Pulumi does not read 'confg'; did you mean 'config'?",
            Assert.Single(ProjectFile.Find(folder.Path).Warnings)
        );
    }

    private const string Everything = """
        name: demo
        runtime: { name: dotnet, options: { binary: bin/demo.dll } }
        description: A demo
        author: me
        website: https://example.com
        license: MIT
        main: infra/Infra.csproj
        stackConfigDir: stacks
        backend: { url: "azblob://state" }
        options: { refresh: always }
        requiredPulumiVersion: ">=3.219.0 <4.0.0"
        plugins: { providers: [{ name: own, path: ../own, version: 1.0.0 }] }
        packages:
          random: random@4.0.0
          own: { source: ./own, version: 1.0.0, parameters: [a], checksums: { linux-x64: abc } }
        template:
          displayName: Demo
          description: A demo
          quickstart: Run it
          important: true
          metadata: { cloud: azure }
          config:
            port: { description: The port, default: 80 }
            token: { secret: true }
        config:
          azure-native:location: westeurope
          plain: 3
          port: { type: integer, default: "80" }
          text: { type: string, value: x, description: A text }
          required: { type: string, secret: true }
          list: { type: array, items: { type: array, items: { type: integer } }, default: [[1]] }
        """;
}
