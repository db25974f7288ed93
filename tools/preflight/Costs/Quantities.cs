using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Costs;

/// <summary>What meters count and no single input says; asked for by "@name" in prices.json.</summary>
public sealed class Quantities(PlanView plan, Assumptions assume)
{
    private const int UnitsOfInstance = 10;
    private const int FreeDaysOfLogs = 31;

    /// <summary>No count of Azure's comes near it: a plan file written by hand may hold any number.</summary>
    private const decimal Most = 1_000_000;
    private readonly Lazy<Chats> _chats = new(() => Chats.Of(plan));
    private string? _missed;

    public IEnumerable<Factor> Factors(string name, AzureResource resource) =>
        name switch
        {
            "planInstances" => [new(Instances(resource), "instances")],
            "shareOfSearch" => Share(plan.Of("search:Service").Count(each => each.Text("semanticSearch") == "standard"), "of the services"),
            "questions" => _chats.Value.Questions(resource, assume),
            "embeddedTokens" => [_chats.Value.Embedded(resource, assume)],
            "tokensPerQuestion" => [new(assume["promptTokens"].Number + assume["answerTokens"].Number, "tokens a question")],
            "capacityUnits" =>
            [
                new(Math.Max(GatewayInstances(resource) * UnitsOfInstance, assume["gatewayCapacityUnits"].Number), "capacity units"),
            ],
            "prefixAddresses" => [new(1 << Math.Clamp(32 - (int)Count(resource, "prefixLength", 32), 0, 8), "addresses")],
            "logGbPerDay" => [Logs(resource)],
            "daysKept" => [new(Count(resource, "retentionInDays", 30) - FreeDaysOfLogs, "days kept longer")],
            "testRuns" =>
            [
                assume["hours"],
                new(3600 / Math.Max(Count(resource, "frequency", 300), 1), "runs an hour"),
                new(Math.Max(resource.List("locations").Count(), 1), "places"),
            ],
            "alertSeries" => [new(Series(resource), "time series")],
            "regions" => [new(Math.Max(resource.List("locations").Count(), 1), "regions")],
            "zoneFactor" => resource.List("locations").Any(each => each.Text("isZoneRedundant") == "true")
                ? [new(1.25m, "with zones")]
                : [],
            "instancesOfPlans" => [new(plan.Of("web:AppServicePlan").Sum(Instances), "instances")],
            "storageAccounts" => [new(plan.Of("storage:StorageAccount").Count(), "accounts")],
            "managedEndpoints" => [new(ManagedRules(resource).Count(rule => rule.Text("type") == "PrivateEndpoint"), "endpoints")],
            "vaults" => [new(plan.Of("keyvault:Vault").Count(), "vaults")],
            "cosmosAccounts" => [new(plan.Of("cosmosdb:DatabaseAccount").Count(), "accounts")],
            _ => throw new InvalidOperationException($"prices.json asks for @{name}, which nothing works out"),
        };

    public string Text(string name, AzureResource resource) =>
        name switch
        {
            "billing" => Chats.Billing(resource),
            "frequency" => Frequency(resource.Text("evaluationFrequency")),
            "managedFirewall" => ManagedFirewall(resource),
            "keepsLonger" => Count(resource, "retentionInDays", 30) > FreeDaysOfLogs ? "true" : "false",
            "throughput" => resource.List("capabilities").Any(each => each.Text("name") == "EnableServerless")
                ? "serverless"
                : "provisioned",
            _ => throw new InvalidOperationException($"prices.json asks for @{name}, which nothing works out"),
        };

    /// <returns>The input that was asked for since the last time and is secret or not known yet; null if there was none.</returns>
    public string? TakeMissed()
    {
        var missed = _missed;
        _missed = null;
        return missed;
    }

    /// <summary>The setting that scales a plan, if any.</summary>
    public AzureResource? ScalingOf(AzureResource appPlan) =>
        plan.Of("monitor:AutoscaleSetting")
            .FirstOrDefault(each =>
                string.Equals(each.Text("targetResourceUri"), appPlan.Id, StringComparison.OrdinalIgnoreCase)
                && each.Text("enabled") != "false"
            );

    /// <summary>The SKU of the firewall that Azure creates for the first host.</summary>
    private string ManagedFirewall(AzureResource network)
    {
        const string sku = "properties.managedNetwork.firewallSku";
        if (!ManagedRules(network).Any(rule => rule.Text("type") == "FQDN"))
        {
            return "none";
        }

        _missed ??= network.Hides(sku) ? sku : null;
        return network.Text(sku) ?? "Standard";
    }

    /// <summary>The outbound rules of a managed network, declared in it or as separate resources.</summary>
    private IEnumerable<JsonNode> ManagedRules(AzureResource network) =>
        (network.At("properties.managedNetwork.outboundRules") as JsonObject ?? [])
            .Select(rule => rule.Value)
            .Concat(
                plan.Of("cognitiveservices:OutboundRule")
                    .Where(rule => rule.Id.StartsWith($"{network.Id}/", StringComparison.OrdinalIgnoreCase))
                    .Select(rule => rule.At("properties"))
            )
            .OfType<JsonNode>();

    public static decimal Number(AzureResource resource, string path, decimal otherwise) =>
        resource.Has(path) && !resource.Hides(path) ? (decimal)Math.Clamp(resource.Number(path), 0, (double)Most) : otherwise;

    /// <summary>The minimum number of instances: of autoscale, or else of the plan.</summary>
    private decimal Instances(AzureResource appPlan) =>
        ScalingOf(appPlan) is { } scaling ? Count(scaling, "profiles[0].capacity.minimum", 1) : Count(appPlan, "sku.capacity", 1);

    private decimal GatewayInstances(AzureResource gateway) =>
        gateway.Has("autoscaleConfiguration") ? Count(gateway, "autoscaleConfiguration.minCapacity", 0) : Count(gateway, "sku.capacity", 1);

    private Factor Logs(AzureResource workspace)
    {
        var (wanted, cap) = (assume["logGbPerDay"], Count(workspace, "workspaceCapping.dailyQuotaGb", -1));
        return cap > 0 && cap < wanted.Number ? new Factor(cap, "GB a day, the cap") : wanted;
    }

    /// <summary>One time series for each resource and each named value of a dimension; * is counted as one value.</summary>
    private static decimal Series(AzureResource alert)
    {
        var criteria = alert
            .List("criteria.allOf")
            .Sum(each =>
                (each.Text("criterionType") == "DynamicThresholdCriterion" ? 2 : 1)
                * each.List("dimensions")
                    .Aggregate(1m, (product, dimension) => Math.Min(product * Math.Max(dimension.Texts("values").Count(), 1), Most))
            );
        return Math.Min(Math.Max(criteria, 1) * Math.Max(alert.List("scopes").Count(), 1), Most);
    }

    /// <summary>Azure bills by frequencies of one, five, ten and fifteen minutes.</summary>
    private static string Frequency(string? interval) =>
        IsoDuration.Of(interval)?.TotalMinutes switch
        {
            null => interval ?? "not set",
            < 5 => "PT1M",
            < 10 => "PT5M",
            < 15 => "PT10M",
            _ => "PT15M",
        };

    private static IEnumerable<Factor> Share(int among, string of) => among > 1 ? [new(1m / among, of)] : [];

    private decimal Count(AzureResource resource, string path, decimal otherwise)
    {
        if (resource.Hides(path))
        {
            _missed ??= path;
        }

        return Number(resource, path, otherwise);
    }
}
