using CommandLine;

namespace Preflight.Tests.Projects;

/// <summary>Values of Pulumi ESC environments: from files, below those of the stack.</summary>
public sealed class EnvironmentFileTests
{
    private const string Project =
        "name: demo\nruntime: dotnet\nconfig:\n  size: { type: integer }\n  token: { type: string, secret: true }\n"
        + "  owner: { type: object, default: {} }\n";

    private const string Detailed = """
        {
          "value": {
            "pulumiConfig": {
              "value": {
                "size": { "value": 7, "trace": { "def": {} } },
                "token": { "value": "hunter2", "secret": true, "trace": { "def": {} } },
                "owner": {
                  "value": {
                    "team": { "value": "a", "trace": {} },
                    "key": { "value": "hunter3", "secret": true, "trace": {} },
                    "list": { "value": [{ "value": true, "trace": {} }], "trace": {} }
                  },
                  "trace": {}
                }
              },
              "trace": {}
            },
            "environmentVariables": {
              "value": {
                "REGION": { "value": "westeurope", "trace": {} },
                "SECRET": { "value": "hunter4", "secret": true, "trace": {} }
              },
              "trace": {}
            }
          },
          "trace": { "def": {} }
        }
        """;

    [Fact]
    public void A_detailed_file_gives_values_and_marks_secrets()
    {
        using var folder = Folder("environment: [acme/prod]\n").With("prod.json", Detailed);

        var config = folder.Config("dev", "prod.json");

        Assert.Equal("7", config.Values["demo:size"]);
        Assert.Equal("""{"team":"a","key":"preflight-stand-in-for-demo-owner-key","list":[true]}""", config.Values["demo:owner"]);
        Assert.Equal(["demo:owner", "demo:token"], config.SecretKeys);
        Assert.Equal("westeurope", config.Variables["REGION"]);
        Assert.DoesNotContain(config.Values.Values.Concat(config.Variables.Values), value => value.Contains("hunter"));
        Assert.Empty(config.Limits);
        Assert.Empty(config.Warnings);
    }

    [Theory]
    [InlineData("prod.json", """{ "pulumiConfig": { "size": 7, "demo:token": { "fn::secret": "x" } }, "other": 1 }""")]
    [InlineData("prod.json", """{ "pulumiConfig": { "size": "7", "token": "[secret]" } }""")]
    [InlineData("prod.yaml", "pulumiConfig:\n  size: 7\n  token: '[secret]'\n")]
    [InlineData("prod.json", """{ "pulumiConfig": { "size": 7, "token": "clear" } }""")]
    public void An_exported_file_gives_the_values_that_the_stack_requires(string file, string content)
    {
        using var folder = Folder("environment: [prod]\n").With(file, content);

        var config = folder.Config("dev", file);

        Assert.Equal("7", config.Values["demo:size"]);
        Assert.Equal(["demo:token"], config.SecretKeys);
        Assert.DoesNotContain(config.Values.Values, value => value == "clear");
    }

    [Fact]
    public void The_stack_wins_over_its_environments_and_later_ones_over_earlier_ones()
    {
        using var folder = Folder("environment: [a, b]\nconfig:\n  token: { secure: v1:x }\n  owner: { team: stack }\n  size: 1\n")
            .With("a.json", """{ "pulumiConfig": { "size": 2, "owner": { "team": "a", "mail": "a", "phone": "a" }, "only": "a" } }""")
            .With("b.json", """{ "pulumiConfig": { "owner": { "mail": "b" } }, "environmentVariables": { "X": 1 } }""");

        var config = folder.Config("dev", "a.json", "b.json");

        Assert.Equal(("1", "a"), (config.Values["demo:size"], config.Values["demo:only"]));
        Assert.Equal("""{"team":"stack","mail":"b","phone":"a"}""", config.Values["demo:owner"]);
        Assert.Equal("1", config.Variables["X"]);
    }

    [Fact]
    public void A_dotenv_file_gives_variables()
    {
        using var folder = Folder("environment: [prod]\nconfig: { size: 1, token: { secure: v1:x } }\n")
            .With("prod.env", "# a comment\nPLAIN=a b\nexport SHELL=\"c \\\"d\\\" \\n\"\nQUOTED='e$f'\nEMPTY=\n");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["PLAIN"] = "a b",
                ["SHELL"] = "c \"d\" \n",
                ["QUOTED"] = "e$f",
                ["EMPTY"] = "",
            },
            folder.Config("dev", "prod.env").Variables
        );
    }

    [Fact]
    public void Environments_that_are_not_opened_are_named_with_the_command()
    {
        using var folder = Folder("environment: [acme/demo/prod@3, shared]\nconfig: { size: 1, token: { secure: v1:x } }\n");

        Assert.Equal(
            "Pulumi.dev.yaml takes values from acme/demo/prod@3, shared, which only Pulumi ESC can open; run "
                + "`pulumi env open acme/demo/prod@3 --format detailed > prod.json`, then add --env-file prod.json",
            Assert.Single(folder.Config().Limits)
        );
    }

    [Fact]
    public void A_missing_value_names_the_environments_that_may_hold_it()
    {
        using var folder = Folder("environment: [prod]\n");

        var message = Assert.Throws<Failure>(() => folder.Config()).Message;

        Assert.Contains("Stack 'dev' is missing configuration values 'size' and 'token'", message);
        Assert.Contains("add --env-file prod.json", message);
    }

    [Fact]
    public void Values_that_the_stack_file_writes_down_are_used_and_computed_ones_named()
    {
        using var folder = Folder(
            """
            environment:
              imports: [shared, { other: { merge: false } }]
              values:
                name: x
                pulumiConfig:
                  size: 4
                  token: { fn::secret: { ciphertext: abc } }
                  url: https://${name}.example.com
                  login: { fn::open::azure-login: { clientId: a } }
                environmentVariables: { REGION: westeurope }
            """
        );

        var config = folder.Config();

        Assert.Equal(("4", "westeurope"), (config.Values["demo:size"], config.Variables["REGION"]));
        Assert.Equal(["demo:token"], config.SecretKeys);
        Assert.DoesNotContain("demo:url", config.Values.Keys);
        Assert.Contains("takes values from shared, other, which only Pulumi ESC can open", config.Limits[0]);
        Assert.Equal(
            "only Pulumi ESC can compute pulumiConfig.login, pulumiConfig.url; the stack is planned without them",
            config.Limits[1]
        );
    }

    [Theory]
    [InlineData("gone.json", null, "--env-file must name an existing file")]
    [InlineData("prod.json", """{ "values": {} }""", "must hold 'pulumiConfig' or 'environmentVariables', got 'values'")]
    [InlineData("prod.env", "A=1\nno assignment\n", "prod.env is no dotenv file:\n  - line 2 must be NAME=VALUE")]
    [InlineData("prod.json", """{ "pulumiConfig": """, "is no valid JSON: line ")]
    public void A_wrong_file_is_rejected(string file, string? content, string problem)
    {
        using var folder = Folder("environment: [prod]\n");
        if (content is not null)
        {
            folder.With(file, content);
        }

        Assert.Contains(problem, Assert.Throws<Failure>(() => folder.Config("dev", file)).Message);
    }

    [Fact]
    public void A_file_for_a_stack_without_environments_is_a_warning()
    {
        using var folder = Folder("config: { size: 1, token: { secure: v1:x } }\n").With("prod.env", "A=1\n");

        Assert.Contains("names no environment", Assert.Single(folder.Config("dev", "prod.env").Warnings));
    }

    [Theory]
    [InlineData("plan", "--format", "json")]
    [InlineData("check", "--format", "json")]
    [InlineData("export")]
    [InlineData("cost", "--format", "json")]
    [InlineData("report", "--svg")]
    [InlineData("rehearse", "--only", "create", "--json")]
    public async Task Every_command_takes_the_file(string verb, params string[] options)
    {
        using var folder = ProjectFolder.OfScenario("organization");
        folder
            .With("Pulumi.dev.yaml", "environment: [prod]\n")
            .With(
                "prod.json",
                """
                {
                  "pulumiConfig": { "scenario": "organization", "password": { "fn::secret": "x" } },
                  "environmentVariables": { "DEMO_REGION": "westeurope", "PULUMI_STACK": "other" }
                }
                """
            );

        var (exitCode, output, complaint) = await InProcess.RunAsync([
            verb,
            "dev",
            "--project",
            folder.Path,
            "--program",
            Repository.Scenarios,
            "--env-file",
            Path.Combine(folder.Path, "prod.json"),
            .. options,
        ]);

        Assert.DoesNotContain("missing configuration", complaint);
        Assert.NotEqual(2, exitCode);
        if (verb == "plan")
        {
            Assert.Contains("\"region\": \"westeurope\"", output);
            Assert.Contains("\"engine\": \"dev\"", output);
        }
    }

    [Fact]
    public async Task A_check_notes_that_an_environment_is_not_opened()
    {
        using var folder = ProjectFolder.OfScenario("ok");
        folder.With("Pulumi.dev.yaml", File.ReadAllText(Path.Combine(folder.Path, "Pulumi.dev.yaml")) + "environment: [acme/prod]\n");

        var (_, output, _) = await InProcess.RunAsync("check", "dev", "--project", folder.Path, "--program", Repository.Scenarios);

        Assert.Contains("takes values from acme/prod", output);
    }

    private static ProjectFolder Folder(string stack) => new ProjectFolder().With("Pulumi.yaml", Project).With("Pulumi.dev.yaml", stack);
}
