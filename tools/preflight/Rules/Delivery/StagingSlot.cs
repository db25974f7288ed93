using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StagingSlot()
    : ResourceRule(
        new()
        {
            Id = "staging-slot",
            Title = "Releases warm up in a staging slot that is configured like the app",
            Why = "Without a slot, users receive a release before it is ready. A slot with other settings changes the app at the swap.",
            Fix = "Add a WebAppSlot with the same network, TLS, runtime and app settings.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = Sources.AppService,
            Requirements = ["DEP-03"],
            Types = ["web:WebApp"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                httpsOnly: true
                siteConfig:
                  linuxFxVersion: DOTNETCORE|10.0
                  appSettings:
                    - { name: SearchIndex, value: documents }
            app-staging:
              type: azure-native:web:WebAppSlot
              properties:
                name: ${app.name}
                slot: staging
                httpsOnly: true
                siteConfig:
                  linuxFxVersion: DOTNETCORE|10.0
                  appSettings:
                    - { name: SearchIndex, value: documents }
            """,
        }
    )
{
    private static readonly string[] Alike =
    [
        "httpsOnly",
        "publicNetworkAccess",
        "virtualNetworkSubnetId",
        "keyVaultReferenceIdentity",
        "siteConfig.healthCheckPath",
        "siteConfig.linuxFxVersion",
        "siteConfig.minTlsVersion",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var slots = plan.Of("web:WebAppSlot").Where(slot => plan.ParentOf(slot) == resource).ToList();
        if (slots.Count == 0)
        {
            var tier = PlanTiers.Of(plan.PlanOf(resource)?.Text("sku.name"));
            yield return resource.Problem(
                "has no slot; add a WebAppSlot, so that a release is tested before users receive it"
                    + (tier?.Number("slots") == 0 ? $"; a plan of {tier.Value["tier"]} allows none, use Standard or higher" : "")
            );
        }

        var settings = plan.Settings.First(each => each.Site == resource);
        foreach (var slot in slots)
        {
            foreach (
                var path in Alike.Where(path =>
                    resource.Text(path) is { } value && !slot.Is(path, value) && !RejectedValues.IsInput(plan, resource, path)
                )
            )
            {
                yield return slot.Problem(
                    $"{path} is {slot.Text(path) ?? "not set"}, the app has {resource.Text(path)}; set the same value"
                );
            }

            var own = plan.Settings.First(each => each.Site == slot);
            var missing = slot.Hides("siteConfig.appSettings")
                ? []
                : settings
                    .All.Where(setting => !own.Has(setting.Name) && !RejectedValues.IsSetting(plan, settings, setting))
                    .Select(setting => setting.Name)
                    .ToList();
            if (missing.Count > 0)
            {
                yield return slot.Problem(
                    $"lacks the app settings {string.Join(", ", missing)} of the app, which a swap would lose; add them"
                );
            }
        }
    }
}
