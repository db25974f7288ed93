using System.Text.Json.Nodes;
using static Infra.Tests.AiGatewayTests;

namespace Infra.Tests;

/// <summary>How long the gateway waits for a model, and how long the app waits for the gateway.</summary>
public sealed class AiGatewayTimeTests
{
    [Theory]
    [InlineData(30, null)]
    [InlineData(60, "60")]
    public async Task All_attempts_together_end_before_the_app_gives_up(int seconds, string? setting)
    {
        foreach (var second in new[] { "none", "francecentral" })
        {
            var stack = await BuildAsync(("secondAiLocation", second == "none" ? "" : second), ("firstTokenSeconds", $"{seconds}"));
            var timeout = Policy(stack).Descendants("forward-request").Single().Attribute("timeout")!.Value;

            Assert.Equal(second == "none" ? $"{seconds - 2}" : "@((int)context.Variables[\"wait\"])", timeout);
            Assert.Equal(setting, AppSettings(stack).GetValueOrDefault("AzureAI__FirstTokenSeconds"));
        }
    }

    /// <summary>Half of the time for the first account; one that fails at once leaves all of it.</summary>
    [Fact]
    public async Task The_last_attempt_has_the_rest_of_the_time()
    {
        var wait = Policy(await BuildAsync(("secondAiLocation", "francecentral"))).Descendants("retry").Single().Element("set-variable")!;

        Assert.Equal("wait", wait.Attribute("name")!.Value);
        Assert.Equal(
            "@(context.Variables.ContainsKey(\"wait\") ? Math.Max(1, 28 - (int)context.Elapsed.TotalSeconds) : 14)",
            wait.Attribute("value")!.Value
        );
    }

    [Fact]
    public void The_stack_has_the_default_of_the_app()
    {
        var settings = JsonNode.Parse(File.ReadAllText(Config.RepositoryFile("app/declared-settings.json")))!;
        var own = settings["settings"]!.AsArray().Single(each => (string)each!["name"]! == "AzureAI__FirstTokenSeconds")!;

        Assert.Equal(own["default"]!.GetValue<int>(), Config.Settings().Chat.FirstTokenSeconds);
        Assert.True(Config.Settings(("firstTokenSeconds", $"{own["most"]}")).Chat.FirstTokenSeconds > 30);
    }
}
