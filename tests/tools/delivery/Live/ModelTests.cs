using System.Text.Json.Nodes;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Live;

public sealed class ModelTests
{
    private const string Chat = "OpenAI.GlobalStandard.gpt-5.4-mini";
    private const string Embedding = "embedding text-embedding-3-large 1 GlobalStandard 30";

    [Theory]
    [InlineData(100, 0, true)]
    [InlineData(130, 30, true)]
    [InlineData(120, 30, false)]
    [InlineData(99, 0, false)]
    [InlineData(0, 0, false)]
    public async Task Quota_must_cover_the_plan_in_addition_to_current_usage(int limit, int used, bool enough)
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Quota(Chat, limit, used);

        var run = await LiveRun.OfAsync(azure, "prod");

        Assert.Equal(
            enough
                ? []
                : [$"error ai-chat: 100 of {Chat} are wanted in swedencentral; the limit is {limit}, of which others use {used} quota"],
            run.Findings
        );
    }

    [Theory]
    [InlineData("limit", true)]
    [InlineData("limit", false)]
    [InlineData("name", true)]
    [InlineData("name", false)]
    public async Task A_quota_without_a_limit_in_the_response_is_reported_as_unknown(string field, bool isThere)
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Usage(Chat, usage =>
        {
            usage[field] = null;
            if (!isThere)
            {
                usage.Remove(field);
            }
        });

        Assert.Equal(
            [$"error ai-chat: Azure tells no limit of the quota {Chat} in swedencentral quota"],
            (await LiveRun.OfAsync(azure, "prod")).Findings
        );
    }

    [Fact]
    public async Task Existing_deployments_of_the_stack_are_not_counted_twice()
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Quota(Chat, 130, 130);
        var account = await PlannedNames.IdOfAsync("prod", "cognitiveservices:Account");
        azure.Resources.Seed(account[..account.IndexOf("/providers/", StringComparison.Ordinal)], new() { ["location"] = "swedencentral" });
        azure.Resources.Seed(account, new() { ["location"] = "swedencentral" });
        Deploy(azure, account, "chat", "gpt-5.4-mini", "GlobalStandard", 100);
        Deploy(azure, account, "chat-fallback", "gpt-5.4", "DataZoneStandard", 50);

        Assert.Empty((await LiveRun.OfAsync(azure, "prod")).Findings);

        azure.Quota(Chat, 129, 130);
        Assert.Single((await LiveRun.OfAsync(azure, "prod")).Findings);
    }

    /// <summary>Provisioned units share one quota across models, so replacing a model frees the units of the old one.</summary>
    [Theory]
    [InlineData("GlobalProvisionedManaged", true)]
    [InlineData("GlobalStandard", false)]
    public async Task A_replaced_model_frees_provisioned_units_but_not_tokens_per_minute(string sku, bool isOne)
    {
        await using var azure = await ReadySubscription.StartAsync();
        foreach (var (model, version) in new[] { ("gpt-5.4-mini", "2026-03-17"), ("gpt-5-mini", "2025-08-07") })
        {
            var units = new JsonObject { ["name"] = "GlobalProvisionedManaged", ["usageName"] = "OpenAI.GlobalProvisionedManaged" };
            azure.Models(offers =>
                offers.Add(
                    new JsonObject
                    {
                        ["model"] = new JsonObject
                        {
                            ["name"] = model,
                            ["version"] = version,
                            ["skus"] = new JsonArray(units.DeepClone()),
                        },
                    }
                )
            );
        }

        azure.Quota("OpenAI.GlobalProvisionedManaged", 50, 50);
        azure.Quota("OpenAI.GlobalStandard.gpt-5.4-mini", 50, 50);
        var account = await PlannedNames.IdOfAsync("dev", "cognitiveservices:Account");
        azure.Resources.Seed(account[..account.IndexOf("/providers/", StringComparison.Ordinal)], new() { ["location"] = "swedencentral" });
        azure.Resources.Seed(account, new() { ["location"] = "swedencentral" });
        Deploy(azure, account, "chat", "gpt-5-mini", sku, 50, "2025-08-07");

        var deployments = $"""["chat gpt-5.4-mini 2026-03-17 {sku} 50", "{Embedding}"]""";
        var findings = (await LiveRun.OfChangedAsync(azure, "dev", ("deployments", deployments))).Findings;

        Assert.Equal(
            isOne
                ? []
                :
                [
                    "error ai-chat: 50 of OpenAI.GlobalStandard.gpt-5.4-mini are wanted in swedencentral; the limit is 50, of "
                        + "which others use 50 quota",
                ],
            findings
        );
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(59, false)]
    public async Task Deployments_of_one_model_and_SKU_are_summed(int limit, bool enough)
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Quota("OpenAI.GlobalStandard.gpt-5.4-mini", limit, 0);
        const string Mini = "gpt-5.4-mini 2026-03-17 GlobalStandard 30";

        var run = await LiveRun.OfChangedAsync(azure, "dev", ("deployments", $"""["chat {Mini}", "chat-second {Mini}", "{Embedding}"]"""));

        Assert.Equal(
            enough
                ? []
                :
                [
                    "error ai-chat, ai-chat-second: 60 of OpenAI.GlobalStandard.gpt-5.4-mini are wanted in swedencentral; the "
                        + "limit is 59, of which others use 0 quota",
                ],
            run.Findings
        );
    }

    [Fact]
    public async Task A_model_that_is_not_available_in_the_region_is_reported()
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Models(offers => offers.RemoveAll(offer => offer!["model"]!["name"]!.ToString() == "text-embedding-3-large"));

        Assert.Equal(
            ["error ai-embedding: text-embedding-3-large is not offered in swedencentral models"],
            (await LiveRun.OfAsync(azure, "dev")).Findings
        );
    }

    [Fact]
    public async Task An_unavailable_model_version_is_reported_with_the_available_ones()
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Models(offers =>
            offers
                .ToList()
                .ForEach(offer => offer!["model"]!["version"] = offer["model"]!["version"]!.ToString().Replace("2026-03-17", "2026-09-01"))
        );

        Assert.Equal(
            ["error ai-chat: gpt-5.4-mini is not offered in swedencentral in version 2026-03-17, but in 2026-09-01 models"],
            (await LiveRun.OfAsync(azure, "dev")).Findings
        );
    }

    [Fact]
    public async Task An_unavailable_deployment_SKU_is_reported_with_the_available_ones()
    {
        await using var azure = await ReadySubscription.StartAsync();
        azure.Models(offers =>
            offers.ToList().ForEach(offer => offer!["model"]!["skus"] = new JsonArray(new JsonObject { ["name"] = "DataZoneStandard" }))
        );

        var findings = (await LiveRun.OfAsync(azure, "dev")).Findings;

        Assert.Equal(2, findings.Count);
        Assert.Contains(
            "error ai-chat: gpt-5.4-mini 2026-03-17 is not offered in swedencentral as GlobalStandard, but as DataZoneStandard models",
            findings
        );
    }

    private static void Deploy(
        TestAzure azure,
        string account,
        string name,
        string model,
        string sku,
        int capacity,
        string version = "2026-03-17"
    ) =>
        azure.Resources.Seed(
            $"{account}/deployments/{name}",
            new()
            {
                ["sku"] = new JsonObject { ["name"] = sku, ["capacity"] = capacity },
                ["properties"] = new JsonObject
                {
                    ["model"] = new JsonObject
                    {
                        ["format"] = "OpenAI",
                        ["name"] = model,
                        ["version"] = version,
                    },
                },
            }
        );
}
