using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Plans;
using Preflight.Tests.Rules;
using Pulumirpc;

namespace Preflight.Tests;

/// <summary>Ids and regions follow the provider that a resource names, then the stack's configuration.</summary>
public sealed class ExplicitProviderTests
{
    private const string Configured = "11111111-1111-4111-8111-111111111111";
    private const string Hub = "22222222-2222-4222-8222-222222222222";

    [Fact]
    public async Task A_resource_lies_in_the_subscription_of_its_provider()
    {
        using var project = ProjectFolder.OfScenario("ok");
        var request = project.Request();
        var run = new Run(
            request with
            {
                Config = new Dictionary<string, string>(request.Config) { ["azure-native:subscriptionId"] = Configured },
            }
        );
        var monitor = new Planning.Engine.Monitor(run);

        var hub = await monitor.RegisterResource(Request("pulumi:providers:azure-native", "hub", ("subscriptionId", Hub)), null!);
        var dns = Request("azure-native:resources:ResourceGroup", "dns", ("resourceGroupName", "rg-dns"));
        dns.Provider = $"{hub.Urn}::{hub.Id}";
        var app = Request("azure-native:resources:ResourceGroup", "app", ("resourceGroupName", "rg-app"));
        var invoke = new ResourceInvokeRequest
        {
            Tok = "azure-native:authorization:getClientConfig",
            Args = new(),
            Provider = dns.Provider,
        };

        Assert.Equal($"/subscriptions/{Hub}/resourceGroups/rg-dns", (await monitor.RegisterResource(dns, null!)).Id);
        Assert.Equal($"/subscriptions/{Configured}/resourceGroups/rg-app", (await monitor.RegisterResource(app, null!)).Id);
        Assert.Equal(Hub, (await monitor.Invoke(invoke, null!)).Return.Fields["subscriptionId"].StringValue);
    }

    [Theory]
    [InlineData("ARM_SUBSCRIPTION_ID", Hub, "00000000-0000-4000-8000-000000000002")]
    [InlineData("ARM_TENANT_ID", "00000000-0000-4000-8000-000000000001", Hub)]
    [InlineData("OTHER", "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002")]
    public void The_default_account_is_that_of_the_environment(string variable, string subscription, string tenant) =>
        Assert.Equal(
            new Planning.ResourceIds.Account(subscription, tenant),
            Planning.ResourceIds.Account.OfEnvironment(name => name == variable ? Hub : null)
        );

    [Theory]
    [InlineData("norwayeast", null, "norwayeast")]
    [InlineData("norwayeast", "uksouth", "uksouth")]
    [InlineData(null, null, null)]
    public void The_default_region_is_that_of_the_environment_where_the_stack_has_none(string? variable, string? stack, string? expected)
    {
        using var project = ProjectFolder.OfScenario("ok");
        var request = project.Request() with { DefaultLocation = Planning.ResourceIds.Account.LocationOfEnvironment(_ => variable) };
        request = stack is null
            ? request
            : request with
            {
                Config = new Dictionary<string, string>(request.Config) { ["azure-native:location"] = stack },
            };

        Assert.Equal(expected, PlanBuilder.Build(request, new Run(request)).Location);
    }

    [Theory]
    [InlineData("own", null, null, "westus")]
    [InlineData("plain", "swedencentral", null, "swedencentral")]
    [InlineData("plain", null, null, "northeurope")]
    [InlineData("plain", "swedencentral", "urn:hub::id", "uksouth")]
    [InlineData("plain", "[secret]", null, "northeurope")]
    public void A_region_is_its_own_or_that_of_the_provider_the_stack_or_the_group(
        string name,
        string? stack,
        string? provider,
        string expected
    )
    {
        var inputs = name == "own" ? new System.Text.Json.Nodes.JsonObject { ["location"] = "westus" } : [];
        var resource = TestResource.Of("storage:StorageAccount", name, inputs, []) with { Provider = provider };
        var group = TestResource.Of("resources:ResourceGroup", "group", new() { ["location"] = "northeurope" }, []) with
        {
            Id = TestPlan.Group,
        };
        var hub = group with
        {
            Type = "pulumi:providers:azure-native",
            Urn = "urn:hub",
            Id = "id",
            Inputs = new() { ["location"] = "uksouth" },
        };
        var plan = new Plan
        {
            Project = "project",
            Stack = "dev",
            Program = "none",
            Sdk = "none",
            Location = stack,
            Resources = [group, hub, resource],
        };

        Assert.Equal(expected, new PlannedLocations(plan).Of(resource));
    }

    private static RegisterResourceRequest Request(string type, string name, params (string Name, string Value)[] inputs)
    {
        var request = new RegisterResourceRequest
        {
            Type = type,
            Name = name,
            Custom = true,
            Object = new(),
        };
        foreach (var (key, value) in inputs)
        {
            request.Object.Fields[key] = Value.ForString(value);
        }

        return request;
    }
}
