using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Ci.Tests.Running;

namespace Ci.Tests.Workflows;

/// <summary>The steps of the Azure DevOps pipelines, run as on an agent.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PipelineStepTests
{
    private static readonly JsonNode Sign = Steps("templates/signed-in.yml").Single(step => (string?)step["task"] == "AzureCLI@2");

    private static JsonNode[] Steps(string file) =>
        [.. Workflow.Yaml(Checkout.Read($".azuredevops/{file}"))["steps"]!.AsArray().OfType<JsonNode>()];

    private static JsonNode DeployJob => Workflow.Yaml(Checkout.Read(".azuredevops/templates/deploy.yml"))["stages"]![0]!["jobs"]![0]!;

    /// <summary>The task signs out at its end and deletes its folder.</summary>
    [Fact]
    public async Task The_session_outlives_the_sign_in_task()
    {
        using var agent = new Scratch();
        var login = Directory.CreateDirectory(agent.At("azclitask")).FullName;
        File.WriteAllText(Path.Combine(login, ".hidden"), "tokens");
        agent.Script("bin/az", "[ \"$2\" = get-access-token ] || echo 6bd15c4e");
        var command = new Command(agent.Root) { Variables = { ["AZURE_CONFIG_DIR"] = login, ["AGENT_TEMPDIRECTORY"] = agent.Root } };
        command.Variables["PATH"] = $"{agent.At("bin")}:{command.Variables["PATH"]}";

        var signedIn = await command.RunAsync("bash", "-c", (string)Sign["inputs"]!["inlineScript"]!);
        Directory.Delete(login, recursive: true);

        Assert.True(signedIn.Code == 0, signedIn.ToString());
        var set = signedIn
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split("variable=")[1].Split(']'))
            .ToDictionary(part => part[0], part => part[1]);
        Assert.Equal("6bd15c4e", set["subscription"]);
        Assert.Equal("tokens", File.ReadAllText(Path.Combine(set["session"], ".hidden")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(set["session"]));
    }

    /// <summary>
    /// AzureCLI does not forward signals; Bash does (microsoft/azure-pipelines-tasks#20975), to its own process and to no child of
    /// it.
    /// </summary>
    [Fact]
    public void A_cancellation_signal_reaches_the_deploy_script()
    {
        var runs = Steps("templates/signed-in.yml").Single(step => step.ToJsonString().Contains("parameters.script"));

        Assert.NotNull(runs["bash"]);
        Assert.Equal("$(session)", (string?)runs["env"]!["AZURE_CONFIG_DIR"]);
        Assert.Equal("$(subscription)", (string?)runs["env"]!["ARM_SUBSCRIPTION_ID"]);
        Assert.StartsWith("exec .ci/deploy ", DeployScript.Replace("\\\n", "").TrimEnd().Split('\n')[^1]);
    }

    [Theory]
    [InlineData("", "", "", "", "dev c d")]
    [InlineData(
        "--allow allow-data-loss --allow allow-higher-cost",
        "10",
        "yes",
        "yes",
        "dev c d --canary 10 --forward --take-over --allow allow-data-loss --allow allow-higher-cost"
    )]
    public async Task Only_the_requested_options_reach_the_script(
        string allow,
        string canary,
        string forward,
        string takeOver,
        string expected
    )
    {
        var workflow = (string)Workflow.Of("deploy").Job("deploy").Steps.Single(step => $"{step["run"]}".Contains(".ci/deploy "))["run"]!;
        foreach (var script in new[] { DeployScript.Replace("${{ parameters.stack }}", "dev"), workflow })
        {
            using var agent = new Scratch();
            agent.Script(".ci/deploy", "printf '<%s>' \"$@\" \"$DEPLOY_MINUTES\"");
            var command = new Command(agent.Root)
            {
                Variables =
                {
                    ["STARTED"] = $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 190}",
                    ["STACK"] = "dev",
                    ["COMMIT"] = "c",
                    ["DIGEST"] = "d",
                    ["ALLOW"] = allow,
                    ["CANARY"] = canary,
                    ["FORWARD"] = forward,
                    ["TAKE_OVER"] = takeOver,
                },
            };

            var ran = await command.RunAsync("bash", "-c", $"set -euo pipefail\n{script}");

            Assert.Equal(string.Concat($"{expected} 49".Split(' ').Select(word => $"<{word}>")), ran.Output);
        }
    }

    /// <summary>An older release is deployed with its own scripts, beside those of the pipeline's commit.</summary>
    [Fact]
    public async Task Only_a_commit_on_main_is_checked_out_beside_the_pipeline_scripts()
    {
        using var agent = new Scratch();
        var command = new Command(Directory.CreateDirectory(agent.At("tree")).FullName)
        {
            Variables = { ["AGENT_TEMPDIRECTORY"] = agent.Root },
        };
        var older = await CommitAsync("older");
        var newer = await CommitAsync("newer");
        await GitAsync("update-ref", "refs/remotes/origin/main", newer);
        await GitAsync("checkout", "--quiet", "--detach", older);
        var side = await CommitAsync("side");
        await GitAsync("checkout", "--quiet", newer);
        var script = ((string)Steps("templates/release-checkout.yml").Single()["bash"]!).Replace("$(Build.SourceVersion)", newer);

        command.Variables["COMMIT"] = side;
        var refused = await command.RunAsync("bash", "-c", script);
        command.Variables["COMMIT"] = older;
        var released = await command.RunAsync("bash", "-c", script);

        Assert.Equal(1, refused.Code);
        Assert.Contains($"{side} is not on main", refused.Output);
        Assert.True(released.Code == 0, released.ToString());
        Assert.Contains("##vso[task.setvariable variable=started]", released.Output);
        Assert.Equal("older", await File.ReadAllTextAsync(agent.At("tree/content")));
        Assert.Equal("newer", await File.ReadAllTextAsync(agent.At("pipeline/content")));

        async Task<string> GitAsync(params string[] arguments)
        {
            var result = await command.RunAsync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", .. arguments]);
            Assert.True(result.Code == 0, result.ToString());
            return result.Output.Trim();
        }

        async Task<string> CommitAsync(string content)
        {
            await GitAsync("init", "--quiet", "--initial-branch", "main");
            await File.WriteAllTextAsync(agent.At("tree/content"), content);
            await GitAsync("add", "content");
            await GitAsync("commit", "--quiet", "--message", content);
            return await GitAsync("rev-parse", "HEAD");
        }
    }

    /// <summary>Test and prod are private networks: a Microsoft-hosted agent reaches neither the package store nor the site.</summary>
    [Fact]
    public void Each_stack_uses_its_agent_pool()
    {
        var release = Workflow.Yaml(Checkout.Read(".azuredevops/release.yml"));
        var byHand = Workflow.Yaml(Checkout.Read(".azuredevops/deploy.yml"));
        var stages = release["stages"]!
            .AsArray()
            .OfType<JsonNode>()
            .Where(stage => (string?)stage["template"] == "templates/deploy.yml")
            .Select(stage => stage["parameters"]!);

        Assert.Equal("${{ parameters.pool }}", (string?)DeployJob["pool"]);
        Assert.All(stages, stage => Assert.Equal($"${{{{ parameters.agents.{stage["stack"]} }}}}", (string?)stage["pool"]));
        Assert.Equal("${{ parameters.agents[parameters.stack] }}", (string?)byHand["stages"]![1]!["parameters"]!["pool"]);
        Assert.Equal(["sandbox", .. Agents(release)], Agents(byHand));

        static IEnumerable<string> Agents(JsonObject pipeline) =>
            pipeline["parameters"]!.AsArray().Single(parameter => (string?)parameter!["name"] == "agents")!["default"]!
                .AsObject()
                .Select(stack => stack.Key);
    }

    private static string DeployScript =>
        (string)DeployJob["strategy"]!["runOnce"]!["deploy"]!["steps"]!.AsArray()[^1]!["parameters"]!["script"]!;

    private sealed class Scratch : IDisposable
    {
        public string Root { get; } = Directory.CreateTempSubdirectory("agent-").FullName;

        public string At(string path) => Path.Combine(Root, path);

        public void Script(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
            File.WriteAllText(At(path), $"#!/usr/bin/env bash\n{text}\n");
            File.SetUnixFileMode(At(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        public void Dispose() => Directory.Delete(Root, recursive: true);
    }
}
