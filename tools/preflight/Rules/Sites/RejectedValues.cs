using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>
/// Values of a site that a rule of their own rejects. A comparison with its slots must not advise to copy them: the first finding would
/// name a consequence.
/// </summary>
internal static class RejectedValues
{
    public static bool IsSetting(AzurePlan plan, SiteSettings settings, SiteSetting setting) =>
        !SettingName.IsAccepted(setting.Name, settings.Site)
        || SettingIgnored.Problem(setting.Name, plan.Apps.FirstOrDefault(app => app.IsFor(plan, settings.Site)), settings) is not null
        || DevelopmentMode.Problem(setting) is not null
        || SecuritySetting.Problem(setting, settings.Site) is not null;

    /// <param name="path">Of an input of the site.</param>
    public static bool IsInput(AzurePlan plan, AzureResource site, string path) =>
        path switch
        {
            "siteConfig.linuxFxVersion" => SiteRuntime.Problems(site, plan).Any(),
            "siteConfig.healthCheckPath" => site.Text(path) is not { Length: > 0 } value || value[0] != '/',
            "keyVaultReferenceIdentity" => site.Text(path) is { } identity
                && !site.Texts("identity.userAssignedIdentities").Contains(identity, StringComparer.OrdinalIgnoreCase),
            _ => false,
        };
}
