using Planning.Plans;
using Planning.ResourceIds;
using Preflight.Rules;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>Few alerts, and at least one for each service that can fail.</summary>
public sealed class AlertCoverageTests
{
    private static readonly string[] Kinds = ["monitor:MetricAlert", "monitor:ScheduledQueryRule", "monitor:ActivityLogAlert"];

    /// <summary>The metric of each type that shows that it fails or rejects its callers.</summary>
    private static readonly Dictionary<string, string[]> FailureMetrics = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Web/serverfarms"] = ["CpuPercentage", "MemoryPercentage"],
        ["Microsoft.Web/sites"] = ["Http5xx"],
        ["Microsoft.Web/sites/slots"] = ["Http5xx"],
        ["Microsoft.ApiManagement/service"] = ["Requests"],
        ["Microsoft.CognitiveServices/accounts"] = ["AzureOpenAIRequests"],
        ["Microsoft.Search/searchServices"] = ["ThrottledSearchQueriesPercentage"],
        ["Microsoft.KeyVault/vaults"] = ["Availability"],
        ["Microsoft.Storage/storageAccounts/blobServices"] = ["Availability"],
        ["Microsoft.Storage/storageAccounts/tableServices"] = ["Availability"],
        ["Microsoft.Network/applicationGateways"] = ["UnhealthyHostCount", "ResponseStatus"],
        ["Microsoft.Network/azureFirewalls"] = ["FirewallHealth"],
        ["Microsoft.Network/publicIPAddresses"] = ["VipAvailability"],
        ["Microsoft.Insights/components"] = ["availabilityResults/availabilityPercentage"],
        ["Microsoft.DocumentDB/databaseAccounts"] = ["ServiceAvailability"],
        ["Microsoft.MachineLearningServices/workspaces"] = ["Model Deploy Failed"],
        ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints"] = ["RequestsPerMinute"],
    };

    /// <summary>The account has no failure metric; its blob and table services have one.</summary>
    private static readonly string[] WithoutFailureMetric = ["Microsoft.Storage/storageAccounts"];

    [Fact]
    public async Task Prod_has_at_most_45_alert_rules()
    {
        var prod = await PlannedStack.Prod;

        Assert.InRange(Kinds.Sum(kind => prod.Of(kind).Count), 1, 45);
    }

    [Fact]
    public void Each_type_of_the_metric_catalogue_has_a_failure_metric_or_a_reason() =>
        Assert.Equal(
            MetricCatalogue.Known.Types.Order(StringComparer.OrdinalIgnoreCase),
            FailureMetrics.Keys.Concat(WithoutFailureMetric).Order(StringComparer.OrdinalIgnoreCase)
        );

    [Fact]
    public async Task Each_resource_with_a_failure_metric_has_an_alert()
    {
        foreach (var stack in new[] { await PlannedStack.Prod, await PlannedStack.Everything })
        {
            Assert.Empty(Unwatched(stack.Plan));
        }
    }

    [Theory]
    [InlineData("alert-search-throttled-search", "Microsoft.Search/searchServices")]
    [InlineData("alert-store-availability-documents", "Microsoft.Storage/storageAccounts/blobServices")]
    [InlineData("alert-address-down-egress-address", "Microsoft.Network/publicIPAddresses")]
    public async Task Resource_without_its_alert_is_reported(string alert, string type) =>
        Assert.Equal([type], Unwatched(Mutation.Without((await PlannedStack.Prod).Plan, [alert])).Select(each => each.Type));

    /// <summary>The resources whose type has a failure metric, without an alert on it.</summary>
    private static IEnumerable<(string Type, string Id)> Unwatched(Plan plan)
    {
        var alerts = plan.Resources.Where(resource => resource.Type == "azure-native:monitor:MetricAlert").ToList();
        return plan
            .Resources.Select(resource => resource.Id)
            .OfType<string>()
            .Select(id => (Type: ResourceId.TypeOf(id) ?? "", Id: id))
            .Where(each => FailureMetrics.ContainsKey(each.Type))
            .Distinct()
            .Where(each =>
                !alerts.Exists(alert =>
                    alert.Inputs.Texts("scopes").Contains(each.Id, StringComparer.OrdinalIgnoreCase)
                    && alert.Inputs.List("criteria.allOf").Any(one => FailureMetrics[each.Type].Contains(one.Text("metricName")))
                )
            );
    }
}
