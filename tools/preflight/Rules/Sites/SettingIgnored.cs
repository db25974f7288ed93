using CommandLine;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SettingIgnored()
    : Rule(
        new()
        {
            Id = "app-setting-ignored",
            Title = "Every app setting is read by the platform or by the app",
            Why = "A misspelt setting has no effect, and no error says so: the default stays in force.",
            Fix = "Correct the name or remove the setting. List what the app reads under `apps` in preflight.yaml.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/app-service/reference-app-settings",
            Requirements = ["DEP-11"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: WEBSITES_CONTAINER_STOP_TIME_LIMIT, value: '60' }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from settings in plan.Settings
        let app = plan.Apps.FirstOrDefault(app => app.IsFor(plan, settings.Site))
        from name in settings.All.Select(setting => setting.Name).Distinct(StringComparer.OrdinalIgnoreCase)
        let problem = Problem(name, app, settings)
        where problem is not null
        select settings.Site.Problem(problem);

    /// <returns>Null if the setting is read.</returns>
    internal static string? Problem(string name, AppDeclaration? app, SiteSettings settings) =>
        OfPlatform(name) ?? OfApp(name, app, settings) ?? OfLinux(name, settings.Site);

    private static string? OfPlatform(string name) =>
        PlatformSetting.Find(name) switch
        {
            { Kind: "readOnly" } known when !known.Row.Is("error") =>
                $"{name} is read-only: App Service sets it and ignores this value; remove it",
            { Kind: "deprecated" } old => $"{name} is deprecated; use {old.Row["instead"]}",
            _ => null,
        };

    private static string? OfApp(string name, AppDeclaration? app, SiteSettings settings)
    {
        if (app?.Find(name) is { } known)
        {
            return known.IgnoredBy(settings) is { } condition ? $"{name} is set, but the app does not read it while {condition}" : null;
        }

        if (PlatformSetting.Find(name) is not null)
        {
            return null;
        }

        var own = app?.HasSectionOf(name) == true ? Suggestion.Nearest(name, app.Settings.Select(setting => setting.Name)).First() : null;
        return own is not null
                ? $"{name} is a setting that the app does not read; "
                    + (Suggestion.Distance(own, name) <= Math.Max(2, name.Length / 5) ? $"did you mean {own}?" : "remove it")
            : PlatformSetting.Nearest(name) is { } meant
                ? $"{name} is read neither by App Service nor by a known SDK; did you mean {meant}?"
            : null;
    }

    private static string? OfLinux(string name, AzureResource site) =>
        name.Contains('.') && site.IsLinux() && !name.Contains(':')
            ? $"{name} becomes the variable {name.Replace('.', '_')} on Linux; use that name"
            : null;
}
