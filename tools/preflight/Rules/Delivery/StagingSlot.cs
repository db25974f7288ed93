using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StagingSlot()
    : ResourceRule(
        new()
        {
            Id = "staging-slot",
            Title = "A release warms up in a slot that is like the site",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = Sources.AppService,
            Requirements = ["DEP-03"],
            Types = ["web:WebApp"],
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
            yield return resource.Problem("has no slot; add a WebAppSlot, so that a release is tried before people get it");
        }

        foreach (var slot in slots)
        {
            foreach (var path in Alike.Where(path => resource.Text(path) is { } value && !slot.Is(path, value)))
            {
                yield return slot.Problem($"{path} is {slot.Text(path) ?? "not set"}, the site's {resource.Text(path)}; make them alike");
            }

            var missing = slot.Hides("siteConfig.appSettings") ? [] : Names(resource).Except(Names(slot)).ToList();
            if (missing.Count > 0)
            {
                yield return slot.Problem($"lacks the settings {string.Join(", ", missing)} of the site; a swap would lose them");
            }
        }
    }

    private static IEnumerable<string> Names(AzureResource site) =>
        site.List("siteConfig.appSettings").Select(setting => setting.Text("name")).OfType<string>();
}
