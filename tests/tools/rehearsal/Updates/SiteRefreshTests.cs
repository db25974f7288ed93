using System.Text.Json.Nodes;
using AzureSimulator;
using Rehearsal.Records;
using Rehearsal.State;

namespace Rehearsal.Tests.Updates;

/// <summary>What a refresh sees of a site that was changed by hand.</summary>
public sealed class SiteRefreshTests
{
    private const string Version = "2024-04-01";
    private readonly TestStack _stack = new();
    private readonly string _site;

    public SiteRefreshTests()
    {
        _site = $"/subscriptions/{_stack.Azure.Options.Subscription}/resourceGroups/rg/providers/Microsoft.Web/sites/site-of-a-test";
        var steps = _stack.Update(Program());
        Assert.All(steps, step => Assert.True(step.Failure is null, $"{step.Name}: {step.Failure?.Message}"));
    }

    [Fact]
    public void Changed_app_settings_are_not_seen()
    {
        var changed = Send("PUT", "/config/appsettings", """{"properties": {"MODE": "changed", "NEW": "1"}}""");

        Assert.Equal(200, changed.Status);
        Assert.Contains("changed", Send("POST", "/config/appsettings/list").Body!.ToJsonString());
        Assert.Empty(Differences());
    }

    [Fact]
    public void A_changed_kind_is_not_seen()
    {
        _stack.Azure.State.Resources.Find(_site)!.Body["kind"] = "app,linux,container";

        Assert.Empty(Differences());
    }

    [Fact]
    public void Another_changed_property_is_seen()
    {
        Assert.True(Send("PATCH", "", """{"properties": {"httpsOnly": false}}""").Status < 300);

        Assert.Equal(["httpsOnly"], Differences());
    }

    private List<string> Differences()
    {
        _stack.Azure.Clock.Advance(TimeSpan.FromHours(1));
        return [.. _stack.Refresh().Select(difference => difference.Path)];
    }

    private ArmResponse Send(string method, string below, string? body = null)
    {
        var answer = _stack.Azure.Send(
            new ArmRequest(method, _site + below, Version) { Body = body is null ? null : JsonNode.Parse(body)!.AsObject() }
        );
        return answer;
    }

    private static IEnumerable<Pulumirpc.RegisterResourceRequest> Program() =>
        [
            TestStack.Group(),
            TestStack.Resource(
                "web:AppServicePlan",
                "plan",
                """
                {"resourceGroupName":"rg","name":"plan","location":"swedencentral","kind":"linux","reserved":true,
                 "sku":{"name":"P0v3","tier":"PremiumV3","capacity":1} }
                """,
                "group"
            ),
            TestStack.Resource(
                "web:WebApp",
                "site",
                $$"""
                {"resourceGroupName":"rg","name":"site-of-a-test","location":"swedencentral","kind":"app,linux","httpsOnly":true,
                 "serverFarmId":"/subscriptions/{{Fixtures.FixtureStacks.Request(
                    "sandbox",
                    Planning.Engine.RunMode.Update
                ).Account.SubscriptionId}}/resourceGroups/rg/providers/Microsoft.Web/serverfarms/plan",
                 "siteConfig":{"linuxFxVersion":"DOTNETCORE|10.0","appSettings":[{"name":"MODE","value":"planned"}]} }
                """,
                "group"
            ),
        ];
}
