using CommandLine;

namespace Preflight.Tests.Projects;

/// <summary>Values of a stack are judged against the declarations of Pulumi.yaml as the CLI judges them.</summary>
public sealed class ConfigTypeTests
{
    private const string Project = """
        name: demo
        runtime: dotnet
        config:
          size: { type: integer, default: 3 }
          flag: { type: boolean, default: false }
          word: { type: string, default: x }
          zones: { type: array, items: { type: string }, default: [a] }
          ports: { type: array, items: { type: integer }, default: [1] }
          owner: { type: object, default: { team: a } }
          token: { type: string, secret: true, value: x }
        """;

    private const string Token = "  demo:token: { secure: v1:abc }\n";

    [Theory]
    [InlineData("size: 5", "5")]
    [InlineData("size: '5'", "5")]
    [InlineData("size: 5.0", "5")]
    [InlineData("flag: True", "true")]
    [InlineData("flag: 'false'", "false")]
    [InlineData("word: 1.10", "1.1")]
    [InlineData("word: 010", "8")]
    [InlineData("word: '010'", "010")]
    [InlineData("word: 1_000", "1000")]
    [InlineData("word: yes", "yes")]
    [InlineData("word: 2026-12-01", "2026-12-01 00:00:00 +0000 UTC")]
    [InlineData("word: 1e3", "1000")]
    [InlineData("word: null", "")]
    [InlineData("ports: [1, '2']", """[1,"2"]""")]
    [InlineData("owner: { team: b }", """{"team":"b"}""")]
    [InlineData("zones: []", "[]")]
    public void A_value_that_fits_reaches_the_program_as_the_CLI_passes_it(string setting, string expected)
    {
        using var folder = Folder(setting);

        Assert.Equal(expected, folder.Config().Values[$"demo:{setting.Split(':')[0]}"]);
    }

    [Theory]
    [InlineData("size: many", "'size' must be of type 'integer', got 'many'; pulumi config set size <value> --stack dev")]
    [InlineData("size: 1.5", "'size' must be of type 'integer', got '1.5'")]
    [InlineData("size: null", "'size' must be of type 'integer', got ''")]
    [InlineData("flag: 'True'", "'flag' must be of type 'boolean', got 'True'; pulumi config set flag <value> --stack dev")]
    [InlineData("word: [a]", "'word' must be of type 'string', got '[\"a\"]'")]
    [InlineData("zones: a", "'zones' must be of type 'array<string>', got 'a'; pulumi config set --path 'zones[0]' <value> --stack dev")]
    [InlineData("zones: [1]", "'zones' must be of type 'array<string>', got '[1]'")]
    [InlineData("zones: { secure: v1:xyz }", "'zones' must be of type 'array<string>', got an encrypted text")]
    [InlineData("ports: [x]", "'ports' must be of type 'array<integer>', got '[\"x\"]'")]
    [InlineData("owner: a", "'owner' must be of type 'object', got 'a'; pulumi config set --path 'owner.<name>' <value> --stack dev")]
    public void A_value_of_another_type_is_rejected_with_the_command(string setting, string problem)
    {
        using var folder = Folder(setting);

        Assert.Contains(
            $"Stack 'dev' with configuration key {problem}",
            Assert.Throws<Failure>(() => folder.Config()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_clear_value_of_a_secret_key_is_rejected_without_being_shown()
    {
        using var folder = new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.dev.yaml", "config:\n  demo:token: hunter2\n");

        var message = Assert.Throws<Failure>(() => folder.Config()).Message;

        Assert.Contains("Stack 'dev' with configuration key 'token' must be encrypted as it's secret", message);
        Assert.Contains("pulumi config set --secret token <value> --stack dev", message);
        Assert.DoesNotContain("hunter2", message);
    }

    [Fact]
    public void A_clear_value_of_a_secret_key_without_a_type_is_a_warning()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: demo\nruntime: dotnet\nconfig: { token: { secret: true } }\n")
            .With("Pulumi.dev.yaml", "config:\n  demo:token: hunter2\n");

        Assert.StartsWith("demo:token is declared secret and is not encrypted", Assert.Single(folder.Config().Warnings));
    }

    [Fact]
    public void Missing_values_and_wrong_ones_are_reported_together()
    {
        using var folder = new ProjectFolder()
            .With(
                "Pulumi.yaml",
                "name: demo\nruntime: dotnet\nconfig:\n  c: { type: string }\n  a: { type: string, secret: true }\n"
                    + "  b: {}\n  size: { type: integer }\n"
            )
            .With("Pulumi.dev.yaml", "config:\n  demo:size: x\n");

        var message = Assert.Throws<Failure>(() => folder.Config()).Message;

        Assert.Contains("Stack 'dev' is missing configuration values 'a', 'b' and 'c'", message);
        Assert.Contains("pulumi config set --secret a <value> --stack dev", message);
        Assert.Contains("'size' must be of type 'integer', got 'x'", message);
    }

    [Fact]
    public void One_missing_value_is_named()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: demo\nruntime: dotnet\nconfig:\n  size: { type: integer }\n")
            .With("Pulumi.dev.yaml", "");

        Assert.Contains(
            "Stack 'dev' is missing configuration value 'size'; pulumi config set size <value> --stack dev",
            Assert.Throws<Failure>(() => folder.Config()).Message
        );
    }

    [Theory]
    [InlineData("word: 2026-12-01", "Pulumi passes the date 2026-12-01 as '2026-12-01 00:00:00 +0000 UTC'; write '2026-12-01' in quotes")]
    [InlineData("owner: { since: 2026-12-01 }", "Pulumi passes the date 2026-12-01")]
    [InlineData("word:", "no value for configuration key \"demo:word\"")]
    public void A_value_that_is_not_what_it_looks_like_is_a_warning(string setting, string warning)
    {
        using var folder = Folder(setting);

        Assert.Contains(warning, Assert.Single(folder.Config().Warnings));
    }

    private static ProjectFolder Folder(string setting) =>
        new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.dev.yaml", $"config:\n{Token}  demo:{setting}\n");
}
