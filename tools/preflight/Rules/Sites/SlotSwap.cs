using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SlotSwap()
    : Rule(
        new()
        {
            Id = "slot-swap",
            Title = "Slots can be swapped and get the visitors that they are to get",
            Why = "App Service rejects a wrong slot, routes visitors to a host that does not answer, or swaps nothing.",
            Fix = "Correct the property that the message names.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/app-service/deploy-staging-slots",
            Requirements = ["DEP-03"],
            Types = ["web:WebApp", "web:WebAppSlot", "web:WebAppSlotConfigurationNames"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                name: my-app
                siteConfig:
                  experiments:
                    rampUpRules:
                      - { name: staging, actionHostName: my-app-staging.azurewebsites.net, reroutePercentage: 10 }
            app-staging:
              type: azure-native:web:WebAppSlot
              properties:
                name: my-app
                slot: staging
            app-sticky:
              type: azure-native:web:WebAppSlotConfigurationNames
              properties:
                name: my-app
                appSettingNames: [SlotName]
            """,
        }
    )
{
    /// <summary>A swap must move these; a sticky one makes the swap release nothing.</summary>
    private static readonly string[] Released = ["WEBSITE_RUN_FROM_PACKAGE", "DOCKER_CUSTOM_IMAGE_NAME"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan.Of("web:WebAppSlot")
            .SelectMany(slot => Slot(slot, plan))
            .Concat(plan.Of("web:WebApp").SelectMany(site => Routes(site, plan)))
            .Concat(
                from names in plan.Of("web:WebAppSlotConfigurationNames")
                from name in names.Texts("appSettingNames")
                where Released.Contains(name, StringComparer.OrdinalIgnoreCase)
                select names.Problem($"appSettingNames has {name}, so a swap leaves the release where it is; remove it")
            );

    private static IEnumerable<Problem> Slot(AzureResource slot, AzurePlan plan)
    {
        var site = plan.ParentOf(slot);
        if (slot.Text("slot") is { } name && name.Equals("production", StringComparison.OrdinalIgnoreCase))
        {
            yield return slot.Problem("slot is production, which is the site itself and is reserved; use another name");
        }

        if (slot.Text("siteConfig.autoSwapSlotName") is { Length: > 0 } swap && !AzureResource.IsHidden(swap))
        {
            if (slot.IsLinux())
            {
                yield return slot.Problem($"siteConfig.autoSwapSlotName is {swap}, but Linux sites do not swap by themselves; remove it");
            }
            else if (
                site is not null
                && !swap.Equals("production", StringComparison.OrdinalIgnoreCase)
                && !plan.SlotsOf(site).Any(each => swap.Equals(each.AzureName, StringComparison.OrdinalIgnoreCase))
            )
            {
                yield return slot.Problem($"siteConfig.autoSwapSlotName is {swap}, which is no slot of the site; set production");
            }
        }

        if (site is not null && slot.Text("location") is { } at && site.Text("location") is { } home && !Same(at, home))
        {
            yield return slot.Problem($"location is {at}, but the site is in {home}; a slot is in the region of its site, set {home}");
        }
    }

    private static IEnumerable<Problem> Routes(AzureResource site, AzurePlan plan)
    {
        var rules = site.At("siteConfig.experiments.rampUpRules") switch
        {
            JsonArray list => list.OfType<JsonNode>(),
            JsonObject one => [one],
            _ => [],
        };
        var total = 0.0;
        var slots = plan.SlotsOf(site).ToList();
        foreach (var rule in rules)
        {
            var name = rule.Text("name");
            if (
                name is not null
                && !AzureResource.IsHidden(name)
                && !slots.Exists(slot => name.Equals(slot.AzureName, StringComparison.OrdinalIgnoreCase))
            )
            {
                yield return site.Problem($"rampUpRules routes visitors to {name}, which is no slot of the site; name one of the plan");
            }
            else if (
                rule.Text("actionHostName") is { } host
                && !AzureResource.IsHidden(host)
                && !host.StartsWith($"{site.AzureName}-{name}.", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return site.Problem(
                    $"actionHostName is {host}, which is not the slot {name}; set {site.AzureName}-{name}.azurewebsites.net"
                );
            }

            if (double.TryParse(rule.Text("reroutePercentage"), CultureInfo.InvariantCulture, out var percent))
            {
                total += percent;
                if (percent is < 0 or > 100)
                {
                    yield return site.Problem(
                        string.Create(CultureInfo.InvariantCulture, $"reroutePercentage is {percent}; set a number from 0 to 100")
                    );
                }
                else if (total > 100)
                {
                    yield return site.Problem("reroutePercentage of all rampUpRules together is over 100; lower it");
                }
            }
        }
    }

    private static bool Same(string left, string right) =>
        left.Replace(" ", "", StringComparison.Ordinal)
            .Equals(right.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
