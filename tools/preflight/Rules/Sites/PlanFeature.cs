using System.Globalization;
using AzureDefinitions.Facts;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PlanFeature()
    : Rule(
        new()
        {
            Id = "plan-feature",
            Title = "Sites use only what the tier of their plan allows",
            Why = "App Service rejects the site, the slot, the endpoint or the autoscale setting (409 Conflict).",
            Fix = "Choose a higher tier, or leave out the feature.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
            Types = ["web:WebApp", "web:WebAppSlot", "network:PrivateEndpoint", "monitor:AutoscaleSetting", "web:WebAppHostNameBinding"],
            Example = """
            plan:
              type: azure-native:web:AppServicePlan
              properties:
                sku: { name: B1, tier: Basic }
            app:
              type: azure-native:web:WebApp
              properties:
                serverFarmId: ${plan.id}
                virtualNetworkSubnetId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n/subnets/app
                siteConfig: { alwaysOn: true }
            """,
        }
    )
{
    /// <summary>Property and value of a site → the feature that it needs.</summary>
    private static readonly (string Path, string? Value, string Feature)[] Needs =
    [
        ("siteConfig.alwaysOn", "true", "alwaysOn"),
        ("virtualNetworkSubnetId", null, "network"),
        ("clientCertEnabled", "true", "clientCertificate"),
        ("siteConfig.minTlsCipherSuite", null, "cipherSuite"),
        ("siteConfig.use32BitWorkerProcess", "false", "workers64"),
        ("endToEndEncryptionEnabled", "true", "endToEndEncryption"),
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var tiers = plan
            .Sites.Select(site => (Site: site, Tier: PlanTiers.Of(plan.PlanOf(site)?.Text("sku.name"))))
            .Where(each => each.Tier is not null)
            .ToDictionary(each => each.Site, each => each.Tier!.Value);
        return tiers
            .SelectMany(each => OfSite(each.Key, each.Value, plan))
            .Concat(Around(plan, tiers))
            .Concat(plan.Of("monitor:AutoscaleSetting").SelectMany(setting => OfScaling(setting, plan)));
    }

    private static IEnumerable<Problem> OfSite(AzureResource site, FactRow tier, AzurePlan plan)
    {
        foreach (var (path, value, feature) in Needs)
        {
            if (!tier.Allows(feature) && (value is null ? site.Has(path) && !site.Hides(path) : site.Text(path) == value))
            {
                // Documents name the tiers for end-to-end encryption; nothing says that App Service rejects it in others.
                yield return site.Problem($"{path} needs {PlanTiers.First(feature)} or higher, but its plan is {tier["tier"]}") with
                {
                    IsWarning = feature == "endToEndEncryption",
                };
            }
        }

        if (site.Token != "web:WebAppSlot" || plan.ParentOf(site) is not { } parent)
        {
            yield break;
        }

        var slots = plan.SlotsOf(parent).ToList();
        if (slots.IndexOf(site) >= tier.Number("slots"))
        {
            yield return site.Problem(
                string.Create(CultureInfo.InvariantCulture, $"is slot {slots.IndexOf(site) + 1} of {parent.Name}, but a plan of ")
                    + string.Create(CultureInfo.InvariantCulture, $"{tier["tier"]} allows {tier.Number("slots")} slots")
            );
        }
    }

    private static IEnumerable<Problem> Around(AzurePlan plan, IReadOnlyDictionary<AzureResource, FactRow> tiers)
    {
        foreach (var endpoint in plan.Of("network:PrivateEndpoint"))
        {
            foreach (var connection in endpoint.List("privateLinkServiceConnections"))
            {
                if (
                    plan.Find(connection.Text("privateLinkServiceId")) is { } site
                    && tiers.TryGetValue(site, out var tier)
                    && !tier.Allows("privateEndpoint")
                )
                {
                    yield return endpoint.Problem(
                        $"is a private endpoint of {site.Name}, but its plan is {tier["tier"]}; "
                            + $"use {PlanTiers.First("privateEndpoint")} or higher"
                    );
                }
            }
        }

        foreach (var domain in plan.Of("web:WebAppHostNameBinding"))
        {
            if (plan.ParentOf(domain) is { } site && tiers.TryGetValue(site, out var tier) && !tier.Allows("customDomain"))
            {
                yield return domain.Problem($"is a custom domain of {site.Name}, but its plan is {tier["tier"]}, which has none");
            }
        }
    }

    private static IEnumerable<Problem> OfScaling(AzureResource setting, AzurePlan plan)
    {
        if (
            setting.Text("enabled") == "false"
            || plan.Find(setting.Text("targetResourceUri")) is not { Token: "web:AppServicePlan" } target
            || PlanTiers.Of(target.Text("sku.name")) is not { } tier
        )
        {
            yield break;
        }

        if (!tier.Allows("autoscale"))
        {
            yield return setting.Problem($"autoscale needs {PlanTiers.First("autoscale")} or higher, but {target.Name} is {tier["tier"]}");
        }

        if (target.Text("elasticScaleEnabled") == "true")
        {
            yield return setting.Problem(
                $"scales {target.Name} by rules, whose elasticScaleEnabled scales it automatically; use one of both"
            );
        }

        foreach (var profile in setting.List("profiles"))
        {
            if (
                double.TryParse(profile.Text("capacity.maximum"), CultureInfo.InvariantCulture, out var maximum)
                && maximum > tier.Number("instances")
            )
            {
                yield return setting.Problem(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"capacity.maximum is {maximum}, but {tier["tier"]} has at most {tier.Number("instances")} instances"
                    )
                );
            }
        }
    }
}
