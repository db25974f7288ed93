using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SlotSettings()
    : Rule(
        new()
        {
            Id = "slot-settings",
            Title = "Settings that differ between a slot and its site are sticky, and sticky settings exist",
            Why = "A swap takes every setting to production that is not sticky. A sticky name that no slot sets protects nothing.",
            Fix = "List the names of settings that belong to a slot in slotConfigNames, and no others.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/app-service/deploy-staging-slots",
            Requirements = ["DEP-03"],
            Types = ["web:WebAppSlot", "web:WebAppSlotConfigurationNames"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: SearchIndex, value: documents }
            app-staging:
              type: azure-native:web:WebAppSlot
              properties:
                name: ${app.name}
                slot: staging
                siteConfig:
                  appSettings:
                    - { name: SearchIndex, value: documents }
                    - { name: SlotName, value: staging }
            app-sticky:
              type: azure-native:web:WebAppSlotConfigurationNames
              properties:
                name: ${app.name}
                appSettingNames: [SlotName]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var settings = plan.Settings.ToDictionary(each => each.Site);
        foreach (var names in plan.Of("web:WebAppSlotConfigurationNames"))
        {
            var siteName = names.Text("name");
            if (plan.Of("web:WebApp").FirstOrDefault(each => each.AzureName == siteName) is not { } site)
            {
                if (!AzureResource.IsHidden(siteName) && plan.Of("web:WebApp").Any())
                {
                    yield return names.Problem($"name is {siteName}, which is no site of the plan; use the name of one");
                }

                continue;
            }

            var all = plan.SlotsOf(site).Prepend(site).ToList();
            foreach (var sticky in names.Texts("appSettingNames"))
            {
                if (all.TrueForAll(each => settings[each].IsKnown && !settings[each].Has(sticky)))
                {
                    yield return names.Problem(
                        $"appSettingNames has {sticky}, which neither the site nor a slot sets; correct or remove it"
                    );
                }
            }

            foreach (var name in names.Texts("connectionStringNames"))
            {
                if (
                    all.TrueForAll(each => !each.Hides("siteConfig") && !Connections(each).Contains(name, StringComparer.OrdinalIgnoreCase))
                )
                {
                    yield return names.Problem($"connectionStringNames has {name}, which neither the site nor a slot sets; remove it");
                }
            }
        }

        foreach (var slot in plan.Of("web:WebAppSlot"))
        {
            if (plan.ParentOf(slot) is not { Token: "web:WebApp" } site || !settings[slot].IsKnown || !settings[site].IsKnown)
            {
                continue;
            }

            var sticky = Sticky(plan, site);
            foreach (var setting in settings[slot].All.Where(each => !sticky.Contains(each.Name) && !IsRelease(each, settings[site])))
            {
                if (!settings[site].Has(setting.Name))
                {
                    yield return slot.Problem(
                        $"{setting.Name} is set in the slot only and is not sticky, so a swap takes it to production; "
                            + "add it to slotConfigNames"
                    );
                }
                else if (settings[site].Value(setting.Name) is { } value && setting.Value is { } own && own != value)
                {
                    yield return slot.Problem(
                        $"{setting.Name} is '{own}' in the slot and '{value}' in the site and is not sticky, so a swap "
                            + "takes it to production; add it to slotConfigNames, or set the same value"
                    );
                }
            }
        }
    }

    private static HashSet<string> Sticky(AzurePlan plan, AzureResource site) =>
        plan.Of("web:WebAppSlotConfigurationNames")
            .Where(each => each.Text("name") == site.AzureName)
            .SelectMany(each => each.Texts("appSettingNames"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Connections(AzureResource site) =>
        site.List("siteConfig.connectionStrings").Select(each => each.Text("name")).OfType<string>();

    /// <summary>What a swap is to take to production: the package, and what names its version.</summary>
    private static bool IsRelease(SiteSetting setting, SiteSettings site) =>
        setting.Name.Equals("WEBSITE_RUN_FROM_PACKAGE", StringComparison.OrdinalIgnoreCase)
        || new[] { "VERSION", "COMMIT", "REVISION", "BUILD", "RELEASE" }.Any(word =>
            setting.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        ) && site.Has(setting.Name);
}
